package io.dealerflow.ingest.pull;

import java.util.Locale;

/** What became of one attempt. */
public enum PullOutcome {
    /** The intake has acknowledged the answer. */
    ACCEPTED,
    /** The source has nothing new. */
    UNCHANGED,
    /** The intake is busy or waits for a server; asked again soon. */
    POSTPONED,
    /** The source says that its rate limit is reached. */
    RATE_LIMITED,
    /** The API key is missing or not valid. */
    DENIED,
    /** No answer, a cut or slow one, or a server's error. */
    UNAVAILABLE,
    /** An answer that is no data: another status, or a file that is refused or too large. */
    REFUSED,
    /** A redirect or an address that is not allowed. */
    FORBIDDEN;

    /** Whether the source has answered as it should. */
    public boolean isSuccess() {
        return this == ACCEPTED || this == UNCHANGED;
    }

    /** Whether it is an error of the source, of its settings or of the way to it. */
    public boolean isFailure() {
        return !isSuccess() && this != POSTPONED;
    }

    /** Whether every subject of the source has to wait, since they have one key and one limit. */
    boolean isOfTheSource() {
        return this == RATE_LIMITED || this == DENIED;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
