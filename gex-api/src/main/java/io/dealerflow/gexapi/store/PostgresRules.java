package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.gexapi.rules.Rule;
import io.dealerflow.gexapi.rules.RuleStore;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rules in {@code gex.rules}, which is also the list of those to be published: a revision waits until it is the published one. */
@ApplicationScoped
class PostgresRules implements RuleStore {
    private static final String CLAIM = """
            UPDATE gex.rules SET claimed_until = clock_timestamp() + $1 * interval '1 millisecond'
            WHERE rule_id = (
                SELECT rule_id FROM gex.rules
                WHERE revision > published_revision AND (claimed_until IS NULL OR claimed_until <= clock_timestamp())
                ORDER BY updated_at, rule_id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING body
            """;
    private static final String PUBLISHED =
            "UPDATE gex.rules SET published_revision = $2, claimed_until = NULL WHERE rule_id = $1";
    private static final String FORGET = "DELETE FROM gex.rules WHERE rule_id = $1 AND revision = $2";
    private static final String RELEASE = "UPDATE gex.rules SET claimed_until = NULL WHERE rule_id = $1";

    private final Db db;

    PostgresRules(Db db) {
        this.db = db;
    }

    @Override
    public Uni<List<Rule>> list() {
        return db.<List<RuleEntity>>guard(() -> Panache.withSession(
                        () -> RuleEntity.<RuleEntity>list("deleted = false", Sort.descending("createdAt", "ruleId"))))
                .map(found -> found.stream().map(RuleEntity::toRule).toList());
    }

    @Override
    public Uni<Optional<Rule>> find(String ruleId) {
        return db.guard(() -> Panache.withSession(() ->
                RuleEntity.<RuleEntity>findById(ruleId).map(found -> kept(found).map(RuleEntity::toRule))));
    }

    @Override
    public Uni<Rule> add(Rule rule) {
        return db.<RuleEntity>guard(
                        () -> Panache.withTransaction(() -> RuleEntity.of(rule).<RuleEntity>persist()))
                .map(RuleEntity::toRule);
    }

    @Override
    public Uni<Optional<Rule>> change(String ruleId, UnaryOperator<UserRule> change) {
        return db.guard(() ->
                Panache.withTransaction(() -> RuleEntity.<RuleEntity>findById(ruleId, LockModeType.PESSIMISTIC_WRITE)
                        .map(found -> kept(found).map(entity -> {
                            entity.take(change.apply(entity.event()));
                            return entity.toRule();
                        }))));
    }

    private static Optional<RuleEntity> kept(@Nullable RuleEntity found) {
        return Optional.ofNullable(found).filter(entity -> !entity.deleted);
    }

    @Override
    public Uni<Optional<UserRule>> claim(Duration lease) {
        return db.list(CLAIM, row -> Wire.readJson(row.getString("body"), UserRule.class), (double) lease.toMillis())
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public Uni<Void> published(UserRule rule) {
        return db.update(rule.deleted() ? FORGET : PUBLISHED, rule.ruleId(), rule.revision())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> release(UserRule rule) {
        return db.update(RELEASE, rule.ruleId()).replaceWithVoid();
    }
}
