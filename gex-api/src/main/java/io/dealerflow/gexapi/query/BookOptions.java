package io.dealerflow.gexapi.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a question may say of a book besides its symbol.
 *
 * @param asOf   null means the newest of all
 * @param change departures from the stored convention
 */
public record BookOptions(@Nullable Instant asOf, ConventionChange change) {}
