package io.dealerflow.ingest.store;

import java.time.Duration;

/**
 * With what an instance of the service claims observations.
 *
 * @param instance of this service, unlike that of any other on the same database
 * @param lifetime after which others may claim what is not published; longer than the producer tries to deliver a record
 */
public record Claim(String instance, Duration lifetime) {}
