package io.dealerflow.ingest.format;

import java.io.IOException;

/** Refusal of a file inside a reader; the format's parser turns it into a value. */
public final class RefusalException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient RefusalReason reason;
    private final transient SourceLocation location;
    private final transient String sentence;

    /** @param sentence what is wrong, human-readable */
    public RefusalException(RefusalReason reason, SourceLocation location, String sentence) {
        super(sentence);
        this.reason = reason;
        this.location = location;
        this.sentence = sentence;
    }

    public RefusalReason reason() {
        return reason;
    }

    public SourceLocation location() {
        return location;
    }

    public String sentence() {
        return sentence;
    }
}
