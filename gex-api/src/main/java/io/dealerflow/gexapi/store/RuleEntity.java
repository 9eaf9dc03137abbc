package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.gexapi.rules.Rule;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code gex.rules}, but for what {@link PostgresRules} notes there of its publication. */
@Entity
@Table(name = "rules")
class RuleEntity extends PanacheEntityBase {
    @Id
    @Column(name = "rule_id")
    String ruleId = "";

    long revision;
    boolean deleted;

    /** The event of this revision, in JSON. */
    String body = "";

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.EPOCH;

    @Column(name = "created_by", updatable = false)
    String createdBy = "";

    @Column(name = "updated_at")
    Instant updatedAt = Instant.EPOCH;

    static RuleEntity of(Rule rule) {
        var entity = new RuleEntity();
        entity.ruleId = rule.event().ruleId();
        entity.createdAt = rule.event().createdAt();
        entity.createdBy = rule.createdBy();
        entity.take(rule.event());
        return entity;
    }

    /** Takes another revision. */
    final void take(UserRule event) {
        revision = event.revision();
        deleted = event.deleted();
        body = Wire.writeJsonText(event);
        updatedAt = event.asOf();
    }

    UserRule event() {
        return Wire.readJson(body, UserRule.class);
    }

    Rule toRule() {
        return new Rule(event(), createdBy);
    }
}
