package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.source.cboe.ContractDefect;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import java.util.Map;
import java.util.TreeMap;

/** Writes receipts. */
final class Receipts {
    private Receipts() {}

    static IngestReceipt.Accepted accepted(LandedFile file, OptionChain chain, ParseOutcome.Parsed parsed) {
        return new IngestReceipt.Accepted(
                chain.underlying(),
                chain.asOf(),
                chain.ingestTs(),
                chain.spot(),
                parsed.received(),
                chain.contracts().size(),
                byName(parsed.dropped()),
                chain.eventId(),
                file.sha256());
    }

    static IngestReceipt.Refused refused(LandedFile file, ParseOutcome.Refused refused) {
        return new IngestReceipt.Refused(
                refused.received(),
                byName(refused.dropped()),
                file.sha256(),
                refused.location().line(),
                refused.location().field(),
                refused.reason().name(),
                refused.location().value(),
                refused.message());
    }

    static Map<String, Integer> byName(Map<ContractDefect, Integer> dropped) {
        Map<String, Integer> named = new TreeMap<>();
        dropped.forEach((reason, count) -> named.put(reason.name(), count));
        return named;
    }
}
