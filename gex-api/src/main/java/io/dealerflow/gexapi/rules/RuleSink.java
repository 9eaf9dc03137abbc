package io.dealerflow.gexapi.rules;

import io.dealerflow.contracts.rules.UserRule;
import io.smallrye.mutiny.Uni;

/** Where rules are published. */
public interface RuleSink {
    /** Completes when it is durable, and fails when it is not known to be. */
    Uni<Void> publish(UserRule rule);
}
