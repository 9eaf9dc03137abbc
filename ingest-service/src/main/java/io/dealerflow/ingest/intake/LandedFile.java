package io.dealerflow.ingest.intake;

import java.time.Instant;

/**
 * A file in landing.
 *
 * @param sha256     of its bytes, 64 hexadecimal digits
 * @param key        its path below the landing folder, {@code <source>/<date>/<sha256>.<ext>}
 * @param bytes      its length
 * @param receivedAt when it arrived first
 */
public record LandedFile(String source, String sha256, String key, long bytes, Instant receivedAt) {}
