package io.dealerflow.ingest.format;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file and what stands there.
 *
 * @param line  1-based, null where the place has none
 * @param field column or JSON path, null where the fault is no single field's
 * @param value the offending text, shortened
 */
public record SourceLocation(
        @Nullable Integer line,
        @Nullable String field,
        @Nullable String value) {
    private static final int VALUE_LENGTH = 80;

    public SourceLocation {
        value = shorten(value);
    }

    private static @Nullable String shorten(@Nullable String text) {
        return text == null || text.length() <= VALUE_LENGTH ? text : text.substring(0, VALUE_LENGTH) + "…";
    }
}
