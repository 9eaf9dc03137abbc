package io.dealerflow.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Sends one request again and again, over a fixed number of connections. */
final class HttpLoad implements AutoCloseable {
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

    private final HttpClient client;
    private final int connections;

    HttpLoad(Vertx vertx, int connections) {
        this.connections = connections;
        var pool = new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1);
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true), pool);
    }

    /** A request that can be sent any number of times. */
    record Call(HttpMethod method, String url, @Nullable Buffer body) {
        static Call get(String url) {
            return new Call(HttpMethod.GET, url, null);
        }

        static Call post(String url, byte[] json) {
            return new Call(HttpMethod.POST, url, Buffer.buffer(json));
        }

        private RequestOptions options() {
            var options = new RequestOptions().setMethod(method).setAbsoluteURI(url);
            return body == null ? options : options.putHeader("Content-Type", "application/json");
        }
    }

    /** The body of one answer. */
    byte[] fetch(Call call) {
        Buffer body = send(call)
                .compose(HttpClientResponse::body)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return body.getBytes();
    }

    /** As many requests as answers come back: every connection sends the next when it has the answer to the last. */
    Measurement closed(Call call, Duration duration) {
        var measurement = new Measurement(duration);
        long end = System.nanoTime() + duration.toNanos();
        var open = new AtomicLong(connections);
        for (int i = 0; i < connections; i++) {
            repeat(call, end, measurement, open);
        }
        awaitNone(open, end);
        return measurement;
    }

    private void repeat(Call call, long end, Measurement measurement, AtomicLong open) {
        long start = System.nanoTime();
        if (start >= end) {
            open.decrementAndGet();
            return;
        }
        exchange(call, start, measurement).onComplete(done -> repeat(call, end, measurement, open));
    }

    /**
     * Requests at a fixed rate, whether answers come or not. Latency counts from the instant at which a request was due, so that a
     * slow answer is not hidden by requests that it kept from being sent.
     *
     * @param rate per second
     */
    Measurement open(Call call, double rate, Duration duration) {
        var measurement = new Measurement(duration);
        var open = new AtomicLong();
        long start = System.nanoTime();
        long count = Math.round(rate * duration.toNanos() / 1e9);
        for (long i = 0; i < count; i++) {
            long due = start + Math.round(i * 1e9 / rate);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            open.incrementAndGet();
            exchange(call, due, measurement).onComplete(done -> open.decrementAndGet());
        }
        awaitNone(open, System.nanoTime());
        return measurement;
    }

    private Future<Void> exchange(Call call, long due, Measurement measurement) {
        return send(call)
                .compose(response -> response.end()
                        .onSuccess(end -> measurement.answered(response.statusCode(), System.nanoTime() - due)))
                .onFailure(failure -> measurement.answered(Measurement.NO_ANSWER, System.nanoTime() - due));
    }

    private Future<HttpClientResponse> send(Call call) {
        return client.request(call.options())
                .compose(request -> call.body() == null ? request.send() : request.send(call.body()));
    }

    private static void awaitNone(AtomicLong open, long end) {
        long last = end + LAST_ANSWERS.toNanos();
        while (open.get() > 0 && System.nanoTime() < last) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
