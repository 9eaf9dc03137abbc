package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Readings of files that hold one option chain. */
public final class ChainReadings {
    private ChainReadings() {}

    /** The chain as an event of the file, or its refusal. */
    public static Reading of(ParseOutcome outcome, LandedFile file) {
        return switch (outcome) {
            case ParseOutcome.Parsed parsed ->
                new Reading.Read(
                        FileKind.OPTION_CHAIN,
                        List.of(observed(parsed.observation().toEvent(file.source(), file.receivedAt()))),
                        quality(parsed.received(), parsed.dropped(), parsed.bad()));
            case ParseOutcome.Refused refused ->
                new Reading.Refused(
                        refused.reason().name(),
                        refused.location(),
                        refused.message(),
                        quality(refused.received(), refused.dropped(), refused.bad()));
        };
    }

    private static Reading.Observed observed(OptionChain chain) {
        Set<String> series = chain.series().stream()
                .map(each -> each.root() + " " + each.expiry())
                .collect(Collectors.toSet());
        return new Reading.Observed(
                chain,
                series,
                Map.of("spot", chain.spot(), "contracts", chain.contracts().size()));
    }

    private static QualityReport quality(
            @Nullable Integer received, Map<? extends Enum<?>, Integer> dropped, List<BadRecord> bad) {
        Map<String, Integer> byName = new TreeMap<>();
        dropped.forEach((reason, count) -> byName.put(reason.name(), count));
        return new QualityReport(
                received,
                byName,
                dropped.values().stream().mapToInt(Integer::intValue).sum(),
                bad);
    }
}
