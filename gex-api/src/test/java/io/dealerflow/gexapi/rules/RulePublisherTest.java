package io.dealerflow.gexapi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is published when the broker answers and when it does not; the store is that of PostgreSQL in RuleIT. */
class RulePublisherTest {
    private final Waiting store = new Waiting();
    private final List<UserRule> topic = new ArrayList<>();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private boolean brokerAnswers = true;

    private final RulePublisher publisher = new RulePublisher(store, this::send, registry);

    private Uni<Void> send(UserRule rule) {
        if (!brokerAnswers) {
            return Uni.createFrom().failure(new UnavailableException("the broker does not answer", new Exception()));
        }
        topic.add(rule);
        return Uni.createFrom().voidItem();
    }

    @Test
    void whatWaitsIsPublishedOnce() {
        store.add(rule("a"));
        store.add(rule("b"));

        publisher.run();
        publisher.run();

        assertThat(topic).containsExactly(rule("a"), rule("b"));
        assertThat(registry.counter("dealerflow.rules.published").count()).isEqualTo(2);
    }

    @Test
    @DisplayName("a rule that could not be published waits again, and is published when the broker answers")
    void outage() {
        store.add(rule("a"));
        brokerAnswers = false;
        publisher.run();
        assertThat(topic).isEmpty();

        brokerAnswers = true;
        publisher.run();

        assertThat(topic).containsExactly(rule("a"));
        assertThat(store.rules).isEmpty();
    }

    private static UserRule rule(String id) {
        return new UserRule(
                "event of " + id,
                "gex-api",
                Instant.EPOCH,
                Instant.EPOCH,
                UserRule.VERSION,
                id,
                1,
                id,
                "score.index",
                Comparison.ABOVE,
                1,
                Duration.ZERO,
                List.of(),
                Severity.LOW,
                1.0,
                Duration.ZERO,
                true,
                false,
                Instant.EPOCH);
    }

    /** Rules that wait, and those of them that are claimed. */
    private static final class Waiting implements RuleStore {
        private final Map<UserRule, Boolean> rules = new LinkedHashMap<>();

        void add(UserRule rule) {
            rules.put(rule, false);
        }

        @Override
        public Uni<Optional<UserRule>> claim(Duration lease) {
            Optional<UserRule> free = rules.entrySet().stream()
                    .filter(entry -> !entry.getValue())
                    .map(Map.Entry::getKey)
                    .findFirst();
            free.ifPresent(rule -> rules.put(rule, true));
            return Uni.createFrom().item(free);
        }

        @Override
        public Uni<Void> published(UserRule rule) {
            rules.remove(rule);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> release(UserRule rule) {
            rules.put(rule, false);
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<List<Rule>> list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<Rule>> find(String ruleId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Rule> add(Rule rule) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Optional<Rule>> change(String ruleId, UnaryOperator<UserRule> change) {
            throw new UnsupportedOperationException();
        }
    }
}
