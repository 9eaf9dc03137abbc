package io.dealerflow.kit.core;

/** A condition for starting consumers and for readiness, such as existing topics or a migrated schema. */
public interface StartCondition {
    /** Its name in the startup and readiness probes. */
    String name();

    /** Once true it stays true. */
    boolean isMet();

    /** What is missing while the condition is not met, for the probes; may be empty. */
    default String missing() {
        return "";
    }
}
