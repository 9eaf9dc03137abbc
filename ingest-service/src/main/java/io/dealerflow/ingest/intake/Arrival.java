package io.dealerflow.ingest.intake;

/**
 * A landed file and the sender's file name.
 *
 * @param filename informational
 */
public record Arrival(LandedFile file, String filename) {}
