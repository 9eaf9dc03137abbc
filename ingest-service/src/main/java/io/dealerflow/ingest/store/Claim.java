package io.dealerflow.ingest.store;

import java.time.Duration;

/**
 * Parameters of an instance's claims on observations.
 *
 * @param instance id of this instance, unique on the same database
 * @param lifetime after which others may claim what is not published; longer than the producer's delivery timeout
 */
public record Claim(String instance, Duration lifetime) {}
