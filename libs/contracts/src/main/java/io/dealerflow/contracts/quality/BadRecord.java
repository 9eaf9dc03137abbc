package io.dealerflow.contracts.quality;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file that could not be used, or the place at which a file was refused.
 *
 * @param reason stable code in upper case
 * @param line   1-based; in a table without lines the row; null where there is no single line
 * @param field  column or path; null where there is no single field
 * @param value  the text found there, shortened; null where there is none
 */
@RequiredUnlessNullable
public record BadRecord(
        String reason,
        @Nullable Integer line,
        @Nullable String field,
        @Nullable String value) {}
