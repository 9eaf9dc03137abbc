package io.dealerflow.gexapi.rules;

import io.dealerflow.contracts.rules.UserRule;

/** A rule as it is published, and the name of the key that created it. */
public record Rule(UserRule event, String createdBy) {}
