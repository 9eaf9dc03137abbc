package io.dealerflow.ingest.source;

import io.dealerflow.ingest.pull.Fetcher;
import io.dealerflow.ingest.pull.RetryAfter;
import io.dealerflow.kit.http.egress.AddressRule;
import io.dealerflow.kit.http.egress.EgressClient;
import io.dealerflow.kit.http.egress.ForbiddenAddressException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** GET over HTTP/1.1, at addresses that are allowed. A redirect is followed to the hosts of the source alone, and from TLS to TLS alone. */
public final class HttpFetcher implements Fetcher, AutoCloseable {
    /** Yahoo answers no request without one. */
    private static final String USER_AGENT = "DealerFlow";

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    /** To one host. */
    private static final int MAX_CONNECTIONS = 32;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MAX_REDIRECTS = 5;

    private final EgressClient client;
    private final Clock clock;

    private HttpFetcher(EgressClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Answers in gzip are unpacked as they are received. */
    public static HttpFetcher on(Vertx vertx, Clock clock) {
        var options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                .setDecompressionSupported(true)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setName("pulls");
        return new HttpFetcher(new EgressClient(vertx, options), clock);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The head of an answer, and its body where it has one to be read. */
    private record Response(int status, @Nullable String location, Answer answer) {}

    @Override
    public Answer fetch(Request request) throws IOException {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        Set<String> hosts = new HashSet<>(request.reach().hosts());
        hosts.add(host(request.uri()));
        URI target = request.uri();
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            Response response;
            try {
                response = await(target, request, deadline);
            } catch (ForbiddenAddressException e) {
                return new Forbidden(Objects.requireNonNull(e.getMessage()));
            }
            if (response.location() == null) {
                return response.answer();
            }
            URI next = redirected(target, response.location());
            if (next == null || !hosts.contains(host(next)) || isLessSecure(target, next)) {
                return new Forbidden("the source redirects to "
                        + (next == null ? "no URL" : next.getScheme() + "://" + next.getHost())
                        + ", which is not allowed");
            }
            target = next;
        }
        return new Forbidden("the source redirects more than " + MAX_REDIRECTS + " times");
    }

    private Response await(URI target, Request request, long deadline) throws IOException {
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        Future<Response> answer = client.request(
                        HttpMethod.GET,
                        target,
                        left,
                        new AddressRule(request.reach().allowPrivate()))
                .compose(sent -> send(sent, target, request).map(response -> read(response, deadline)));
        try {
            return answer.toCompletionStage().toCompletableFuture().get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof IOException known) {
                throw known;
            }
            throw new IOException("no answer: " + cause.getMessage(), cause);
        } catch (TimeoutException e) {
            answer.onSuccess(late -> late.answer().close());
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Headers that may hold a key go to the host they are meant for. */
    private static Future<HttpClientResponse> send(HttpClientRequest sent, URI target, Request request) {
        sent.putHeader(HttpHeaders.USER_AGENT, USER_AGENT).putHeader(HttpHeaders.ACCEPT, "*/*");
        if (host(target).equals(host(request.uri()))) {
            request.headers().forEach(sent::putHeader);
        }
        header(sent, HttpHeaders.IF_NONE_MATCH, request.etag());
        header(sent, HttpHeaders.IF_MODIFIED_SINCE, request.lastModified());
        return sent.send();
    }

    private static void header(HttpClientRequest sent, CharSequence name, @Nullable String value) {
        if (value != null) {
            sent.putHeader(name, value);
        }
    }

    /** On the event loop, as soon as the head has arrived: of an answer that has ended nothing can be read. */
    private Response read(HttpClientResponse response, long deadline) {
        int status = response.statusCode();
        if (status == OK) {
            var body = new Body(
                    BodyStream.of(response, deadline),
                    response.getHeader(HttpHeaders.ETAG),
                    response.getHeader(HttpHeaders.LAST_MODIFIED));
            return new Response(status, null, body);
        }
        String retryAfter = response.getHeader("Retry-After");
        String location = response.getHeader(HttpHeaders.LOCATION);
        var _ = response.request().connection().close(); // its body is of no interest
        Answer answer = status == NOT_MODIFIED
                ? new NotModified()
                : new Status(
                        status,
                        retryAfter == null
                                ? null
                                : RetryAfter.parse(retryAfter, clock.instant()).orElse(null));
        return new Response(status, REDIRECTS.contains(status) ? location : null, answer);
    }

    private static @Nullable URI redirected(URI from, String location) {
        try {
            URI to = from.resolve(location);
            return to.getHost() == null || to.getScheme() == null ? null : to;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isLessSecure(URI from, URI to) {
        String scheme = to.getScheme().toLowerCase(Locale.ROOT);
        return !scheme.equals("https") && !(scheme.equals("http") && "http".equalsIgnoreCase(from.getScheme()));
    }

    private static String host(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT);
    }
}
