package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cboe's delayed-quote JSON and quotedata CSV, plain or in gzip: one option chain per file. Records are contracts. */
public final class CboeOptionChains implements Format {
    private final ChainParser parser;

    public CboeOptionChains(ParseLimits limits) {
        this.parser = new ChainParser(limits);
    }

    @Override
    public String name() {
        return "cboe-option-chain";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.OPTION_CHAIN);
    }

    @Override
    public String source() {
        return "cboe";
    }

    /** Recognises any text: the parser needs the whole file to determine its kind. */
    @Override
    public boolean recognises(byte[] head) {
        return !FileType.extension(head).equals("bin");
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        LandedFile file = arrival.file();
        return switch (parser.parse(bytes, file.asOf())) {
            case ParseOutcome.Parsed parsed ->
                new Reading.Read(
                        FileKind.OPTION_CHAIN,
                        List.of(observed(parsed.observation().toEvent(file.source(), file.receivedAt()))),
                        quality(parsed.received(), parsed.dropped()));
            case ParseOutcome.Refused refused ->
                new Reading.Refused(
                        refused.reason().name(),
                        refused.location(),
                        refused.message(),
                        quality(refused.received(), refused.dropped()));
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

    private static QualityReport quality(@Nullable Integer received, Map<? extends Enum<?>, Integer> dropped) {
        Map<String, Integer> byName = new TreeMap<>();
        dropped.forEach((reason, count) -> byName.put(reason.name(), count));
        return new QualityReport(received, byName);
    }
}
