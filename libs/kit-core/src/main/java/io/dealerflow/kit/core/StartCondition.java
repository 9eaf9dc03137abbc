package io.dealerflow.kit.core;

/** Something that has to be there before a service's consumers start and before it is ready: its topics, its schema. */
public interface StartCondition {
    /** What readiness calls it. */
    String name();

    /** Once true it stays true. */
    boolean isMet();
}
