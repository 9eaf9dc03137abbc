package io.dealerflow.ingest.format;

import io.dealerflow.contracts.quality.BadRecord;
import org.jspecify.annotations.Nullable;

/**
 * A location in a file and the text found there.
 *
 * @param line  1-based; null where there is no single line
 * @param field column or JSON path; null where there is no single field
 * @param value the text, shortened to 80 characters
 */
public record SourceLocation(
        @Nullable Integer line,
        @Nullable String field,
        @Nullable String value) {
    private static final int VALUE_LENGTH = 80;

    public SourceLocation {
        value = shorten(value);
    }

    /** What is wrong at this place. */
    public BadRecord record(String reason) {
        return new BadRecord(reason, line, field, value);
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH) + "…";
    }
}
