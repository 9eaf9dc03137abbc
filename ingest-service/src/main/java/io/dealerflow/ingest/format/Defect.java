package io.dealerflow.ingest.format;

/** Why a record is left out; its name is a stable code. */
public interface Defect {
    String name();

    /** In words, for the message of a refusal. */
    String description();
}
