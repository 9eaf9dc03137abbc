package io.dealerflow.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Sends one request again and again, over a fixed number of connections. */
final class HttpLoad implements AutoCloseable {
    private final HttpClient client;
    private final int connections;

    HttpLoad(Vertx vertx, int connections) {
        this.connections = connections;
        var pool = new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1);
        this.client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true), pool);
    }

    /**
     * A request that can be sent any number of times.
     *
     * @param expecting whether the body is sent only when the server asks for it, which {@code Expect: 100-continue} says
     */
    record Call(HttpMethod method, String url, @Nullable Buffer body, boolean expecting) {
        static Call get(String url) {
            return new Call(HttpMethod.GET, url, null, false);
        }

        static Call post(String url, byte[] json) {
            return new Call(HttpMethod.POST, url, Buffer.buffer(json), false);
        }

        Call thatExpects() {
            return new Call(method, url, body, true);
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
        OpenLoop.awaitNone(open, end);
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

    /** As {@link OpenLoop} sends. */
    Measurement open(Call call, double rate, Duration duration) {
        return OpenLoop.run(
                rate,
                duration,
                (due, measurement) -> exchange(call, due, measurement).toCompletionStage());
    }

    private Future<Void> exchange(Call call, long due, Measurement measurement) {
        return send(call)
                .compose(response -> response.end()
                        .onSuccess(end -> measurement.answered(response.statusCode(), System.nanoTime() - due)))
                .onFailure(failure -> measurement.answered(Measurement.NO_ANSWER, System.nanoTime() - due));
    }

    private Future<HttpClientResponse> send(Call call) {
        return client.request(call.options()).compose(request -> {
            if (call.body() == null) {
                return request.send();
            }
            return call.expecting() ? sendWhenAsked(request, call.body()) : request.send(call.body());
        });
    }

    /** In chunks, so that a body which is not asked for can end, and the connection is used again. */
    private static Future<HttpClientResponse> sendWhenAsked(HttpClientRequest request, Buffer body) {
        var asked = new AtomicBoolean();
        request.setChunked(true)
                .putHeader(HttpHeaders.EXPECT, "100-continue")
                .continueHandler(go -> {
                    asked.set(true);
                    request.end(body);
                })
                .sendHead();
        return request.response().onSuccess(response -> {
            if (!asked.get()) {
                request.end();
            }
        });
    }

    @Override
    public void close() {
        client.close();
    }
}
