package io.dealerflow.ingest.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.format.RefusalReason;
import java.util.Map;

/** Writes the receipts of refused files, the same for every format. */
public final class Receipts {
    private Receipts() {}

    static IngestReceipt.Refused refused(LandedFile file, Reading.Refused refused) {
        return new IngestReceipt.Refused(
                refused.quality().received(),
                refused.quality().dropped(),
                file.sha256(),
                refused.location().line(),
                refused.location().field(),
                refused.reason(),
                refused.location().value(),
                refused.message());
    }

    /** Of a file that is not stored. */
    public static IngestReceipt.Refused tooLarge(IntakeOutcome.TooLarge outcome) {
        return new IngestReceipt.Refused(
                null,
                Map.of(),
                "",
                null,
                "bytes",
                RefusalReason.TOO_LARGE.name(),
                null,
                "A file has at most " + outcome.limitBytes() + " bytes; nothing was stored.");
    }

    public static byte[] json(IngestReceipt receipt) {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsBytes(receipt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt has a JSON form", e);
        }
    }
}
