package io.dealerflow.gexapi.rules;

import io.dealerflow.contracts.rules.UserRule;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Store of rules, which keeps what is still to be published of them. Ids are those of {@link UserRule#ruleId()}. */
public interface RuleStore {
    /** Rules that are not deleted, the newest first. */
    Uni<List<Rule>> list();

    /** Empty when there is no such rule, or it is deleted. */
    Uni<Optional<Rule>> find(String ruleId);

    Uni<Rule> add(Rule rule);

    /**
     * Replaces a rule by another revision of it. Changes of one rule wait for each other.
     *
     * @param change gives the same rule when nothing changes
     * @return empty when there is no such rule, or it is deleted
     */
    Uni<Optional<Rule>> change(String ruleId, UnaryOperator<UserRule> change);

    /** Claims the rule that waits longest for being published; no other replica gets it before {@code lease} has passed. */
    Uni<Optional<UserRule>> claim(Duration lease);

    /** Marks this revision as published; a later one still waits. A deleted rule is then forgotten. */
    Uni<Void> published(UserRule rule);

    /** Ends the claim: the rule waits again. */
    Uni<Void> release(UserRule rule);
}
