package io.dealerflow.kit.core;

/** Something that has to be there before a service's consumers start and before it is ready: its topics, its schema. */
public interface StartCondition {
    /** What the startup and readiness probes call it. */
    String name();

    /** Once true it stays true. */
    boolean isMet();

    /** What the service waits for while the condition is not met, for the probes; empty when there is nothing to add. */
    default String missing() {
        return "";
    }
}
