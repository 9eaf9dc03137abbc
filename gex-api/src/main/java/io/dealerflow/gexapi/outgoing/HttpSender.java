package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Sending;
import io.dealerflow.gexapi.webhooks.Signature;
import io.dealerflow.kit.http.egress.AddressRule;
import io.dealerflow.kit.http.egress.EgressClient;
import io.dealerflow.kit.http.egress.ForbiddenAddressException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/** Posts to URLs, at addresses that are allowed. Redirects are not followed. */
@ApplicationScoped
class HttpSender {
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;

    private static final Outcome UNSIGNED =
            new Outcome.Failed(null, "the secret of the webhook cannot be decrypted: its key is not configured");

    private final EgressClient client;
    private final AddressRule rule;
    private final Clock clock;
    private final Duration timeout;

    HttpSender(Vertx vertx, Clock clock, GexApiConfig config) {
        this.timeout = config.webhooks().timeout();
        this.clock = clock;
        var options = new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setMaxPoolSize(8)
                .setName("webhooks");
        this.client = new EgressClient(vertx, options);
        this.rule = new AddressRule(config.webhooks().allowPrivateTargets());
    }

    @PreDestroy
    void close() {
        client.close();
    }

    Uni<Outcome> send(Sending sending) {
        if (sending.secret() == null) {
            return Uni.createFrom().item(UNSIGNED);
        }
        return Uni.createFrom()
                .completionStage(() -> client.request(HttpMethod.POST, sending.target(), timeout, rule)
                        .compose(request -> signed(request, sending))
                        .toCompletionStage())
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new IllegalStateException("no answer within " + timeout.toSeconds() + " s"))
                .onFailure(ForbiddenAddressException.class)
                .recoverWithItem(forbidden -> new Outcome.Refused(String.valueOf(forbidden.getMessage())));
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
