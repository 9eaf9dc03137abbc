package io.dealerflow.gexapi.rules;

import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Publishes what changes in the table of rules, at least once and each rule's revisions in their order. A change is published at once; after a
 * crash or while the broker is unavailable, by a later run.
 */
@ApplicationScoped
public class RulePublisher {
    private static final Logger LOG = Logger.getLogger(RulePublisher.class);
    /** Longer than a publication may take. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final RuleStore store;
    private final RuleSink sink;
    private final Counter published;
    private final AtomicBoolean running = new AtomicBoolean();

    RulePublisher(RuleStore store, RuleSink sink, MeterRegistry registry) {
        this.store = store;
        this.sink = sink;
        this.published = registry.counter("dealerflow.rules.published");
    }

    /** Publishes what waits; a call while the previous one runs does nothing. */
    public void run() {
        if (running.compareAndSet(false, true)) {
            publishAll().eventually(() -> running.set(false)).subscribe().with(done -> {}, RulePublisher::failed);
        }
    }

    private Uni<Void> publishAll() {
        return store.claim(LEASE)
                .chain(claimed -> claimed.map(rule -> publish(rule)
                                .invoke(() -> published.increment())
                                .chain(this::publishAll))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> publish(UserRule rule) {
        return sink.publish(rule).onFailure().call(() -> store.release(rule)).chain(() -> store.published(rule));
    }

    private static void failed(Throwable failure) {
        if (!(failure instanceof UnavailableException)) {
            LOG.error("Rules cannot be published; the next run tries again", failure);
        }
    }
}
