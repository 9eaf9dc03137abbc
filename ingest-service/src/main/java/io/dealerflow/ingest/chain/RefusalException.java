package io.dealerflow.ingest.chain;

import java.io.IOException;

/** Carries a refusal out of the depth of a reader; {@link ChainParser} turns it into a value. */
final class RefusalException extends IOException {
    private final transient ParseOutcome.Refused refused;

    RefusalException(RefusalReason reason, Fault fault, String message) {
        super(message);
        this.refused = ParseOutcome.Refused.of(reason, fault, message);
    }

    ParseOutcome.Refused refused() {
        return refused;
    }
}
