package io.dealerflow.gexapi.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Creates, changes and deletes rules. Each change is stored with the event that says it, which is published at once. */
@ApplicationScoped
public class Rules {
    private static final String SOURCE = "gex-api";

    private final RuleStore store;
    private final RulePublisher publisher;
    private final Clock clock;
    private final int max;
    private final SecureRandom random = new SecureRandom();

    Rules(RuleStore store, RulePublisher publisher, Clock clock, GexApiConfig config) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.max = config.rules().max();
    }

    /** Rules, the newest first. */
    public Uni<List<Rule>> list() {
        return store.list();
    }

    /** Fails with a 404 when there is no such rule. */
    public Uni<Rule> find(UUID id) {
        return store.find(id.toString()).map(found -> found.orElseThrow(() -> unknown(id)));
    }

    /**
     * Fails with a 409 when there are as many rules as are allowed.
     *
     * @param by who creates it
     */
    public Uni<Rule> create(RuleDefinition wanted, String by) {
        return store.list().chain(existing -> {
            if (existing.size() >= max) {
                throw Problem.conflict("too-many-rules", "There are " + max + " rules, the maximum. Delete one.")
                        .exception();
            }
            Instant now = now();
            String id = new UUID(random.nextLong(), random.nextLong()).toString();
            return store.add(new Rule(event(id, 1, wanted, false, now, now), by))
                    .invoke(publisher::run);
        });
    }

    /** Puts {@code wanted} in the place of what the rule was. */
    public Uni<Rule> replace(UUID id, RuleDefinition wanted) {
        return change(id, rule -> next(rule, wanted));
    }

    /** Ends a rule for a time, or resumes it. */
    public Uni<Rule> enable(UUID id, boolean enabled) {
        return change(id, rule -> next(rule, RuleDefinition.of(rule).withEnabled(enabled)));
    }

    /** Ends a rule. Its alerts stay. */
    public Uni<Void> delete(UUID id) {
        return change(
                        id,
                        rule -> event(
                                rule.ruleId(),
                                rule.revision() + 1,
                                RuleDefinition.of(rule),
                                true,
                                now(),
                                rule.createdAt()))
                .replaceWithVoid();
    }

    private Uni<Rule> change(UUID id, UnaryOperator<UserRule> change) {
        return store.change(id.toString(), change)
                .map(changed -> changed.orElseThrow(() -> unknown(id)))
                .invoke(publisher::run);
    }

    private UserRule next(UserRule rule, RuleDefinition wanted) {
        return wanted.equals(RuleDefinition.of(rule))
                ? rule
                : event(rule.ruleId(), rule.revision() + 1, wanted, false, now(), rule.createdAt());
    }

    private static UserRule event(
            String id, long revision, RuleDefinition wanted, boolean deleted, Instant now, Instant createdAt) {
        byte[] identity = (id + "\n" + revision).getBytes(UTF_8);
        return new UserRule(
                EventIds.of(SOURCE, id, now, EventIds.sha256(identity)),
                SOURCE,
                now,
                now,
                UserRule.VERSION,
                id,
                revision,
                wanted.name(),
                wanted.field(),
                wanted.comparison(),
                wanted.level(),
                wanted.hold(),
                wanted.symbols(),
                wanted.severity(),
                wanted.rearmLevel(),
                wanted.cooldown(),
                wanted.enabled(),
                deleted,
                createdAt);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown(UUID id) {
        return Problem.notFound("unknown-rule", "There is no rule " + id + ".").exception();
    }
}
