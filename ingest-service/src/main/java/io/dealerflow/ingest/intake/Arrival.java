package io.dealerflow.ingest.intake;

/**
 * A landed file and the sender's file name.
 *
 * @param filename may say what the file does not: the symbol of bars, the series of a table
 */
public record Arrival(LandedFile file, String filename) {}
