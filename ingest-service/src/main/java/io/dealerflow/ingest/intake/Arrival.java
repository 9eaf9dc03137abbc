package io.dealerflow.ingest.intake;

/**
 * A landed file and what its sender called it.
 *
 * @param filename for people only
 */
public record Arrival(LandedFile file, String filename) {}
