package io.dealerflow.gexapi.webhooks;

import org.jspecify.annotations.Nullable;

/** Outcome of one attempt to send. */
public sealed interface Outcome {
    /** HTTP status of the answer, null when there was none. */
    @Nullable
    Integer httpStatus();

    /** Why it failed, null when it did not. */
    @Nullable
    String error();

    /** The receiver has it. */
    record Sent(@Nullable Integer httpStatus) implements Outcome {
        @Override
        public @Nullable String error() {
            return null;
        }
    }

    /** It is sent again later. */
    record Failed(@Nullable Integer httpStatus, String error) implements Outcome {}

    /** It must not be sent there; there is no further attempt. */
    record Refused(String error) implements Outcome {
        @Override
        public @Nullable Integer httpStatus() {
            return null;
        }
    }
}
