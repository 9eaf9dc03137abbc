package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.rules.RulePublisher;
import io.dealerflow.gexapi.rules.RuleSink;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.messaging.TopicSetup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** The topic of rules, and the timer that publishes what could not be published at once. */
@ApplicationScoped
class RuleTopic implements RuleSink {
    /** The publisher's own limit is 20 s. */
    private static final Duration TIMEOUT = Duration.ofSeconds(25);

    private final TimedPublisher publisher;

    RuleTopic(TimedPublisher publisher) {
        this.publisher = publisher;
    }

    void onStart(
            @Observes StartupEvent event,
            Vertx vertx,
            RulePublisher rules,
            Database database,
            TopicSetup topics,
            GexApiConfig config) {
        vertx.setPeriodic(config.rules().interval().toMillis(), timer -> {
            if (database.isMet() && topics.isMet()) {
                rules.run();
            }
        });
    }

    @Override
    public Uni<Void> publish(UserRule rule) {
        return publisher.publish(Topics.ALERTS_RULES, rule, Trace.start("gex-api/rules"), TIMEOUT);
    }
}
