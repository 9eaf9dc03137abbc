package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Sending;
import io.dealerflow.gexapi.webhooks.Signature;
import io.dealerflow.gexapi.webhooks.Targets;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Posts to URLs. The name of a target is resolved for each attempt, and the connection is made to an address that was checked, so that
 * an answer of the name server cannot change in between. Redirects are not followed.
 */
@ApplicationScoped
class HttpSender {
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private static final Outcome UNSIGNED =
            new Outcome.Failed(null, "the secret of the webhook cannot be decrypted: its key is not configured");

    private final HttpClient client;
    private final Targets targets;
    private final Clock clock;
    private final Duration timeout;

    HttpSender(Vertx vertx, Clock clock, GexApiConfig config) {
        this.timeout = config.webhooks().timeout();
        this.targets = new Targets(
                config.webhooks().allowPrivateTargets(), config.webhooks().allowHttp());
        this.clock = clock;
        // A connection for each attempt: one that is kept would not be checked again.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxPoolSize(8)
                .setName("webhooks"));
    }

    @PreDestroy
    void close() {
        var _ = client.close();
    }

    Uni<Outcome> send(Sending sending) {
        if (sending.secret() == null) {
            return Uni.createFrom().item(UNSIGNED);
        }
        return Uni.createFrom()
                .item(() -> resolve(sending.target()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(addresses -> addresses.stream().allMatch(targets::allows)
                        ? post(sending, addresses.getFirst())
                        : Uni.createFrom().item(refused(sending.target())));
    }

    private static List<InetAddress> resolve(URI target) {
        try {
            return List.of(InetAddress.getAllByName(target.getHost()));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(target.getHost() + " has no address", e);
        }
    }

    private static Outcome refused(URI target) {
        return new Outcome.Refused(target.getHost() + " has an address that is not allowed");
    }

    private Uni<Outcome> post(Sending sending, InetAddress address) {
        URI target = sending.target();
        boolean tls = "https".equalsIgnoreCase(target.getScheme());
        int port = target.getPort() < 0 ? (tls ? HTTPS : HTTP) : target.getPort();
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(target.getHost())
                .setPort(port)
                .setSsl(tls)
                .setURI(pathAndQuery(target))
                .setFollowRedirects(false)
                .setTimeout(timeout.toMillis());
        return Uni.createFrom()
                .completionStage(() -> client.request(options)
                        .compose(request -> signed(request, sending))
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new IllegalStateException("no answer within " + timeout.toSeconds() + " s"));
    }

    private static String pathAndQuery(URI target) {
        String path = target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }

    private Future<Outcome> signed(HttpClientRequest request, Sending sending) {
        String body = sending.body();
        request.putHeader("Content-Type", "application/json").putHeader("User-Agent", "DealerFlow");
        sending.headers().forEach(request::putHeader);
        String secret = Objects.requireNonNull(sending.secret(), "checked above");
        request.putHeader(Signature.HEADER, Signature.of(secret, clock.instant(), body));
        return request.send(body).map(response -> {
            int status = response.statusCode();
            // The body of the answer is of no interest, and could be endless.
            var _ = response.request().connection().close();
            return status >= OK_FROM && status <= OK_TO
                    ? new Outcome.Sent(status)
                    : new Outcome.Failed(status, "the target answered " + status);
        });
    }
}
