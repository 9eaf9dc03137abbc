package io.dealerflow.ingest.format;

import org.jspecify.annotations.Nullable;

/** A value for which a record is left out, inside a reader; without a stack trace, since there may be many. */
public final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final RecordDefect defect;
    private final String field;
    private final String value;

    /** @param value as the file has it; null where it has none */
    public BadValueException(RecordDefect defect, String field, @Nullable String value) {
        super(defect.description(), null, false, false);
        this.defect = defect;
        this.field = field;
        this.value = value == null ? "" : value;
    }

    public RecordDefect defect() {
        return defect;
    }

    public String field() {
        return field;
    }

    public String value() {
        return value;
    }
}
