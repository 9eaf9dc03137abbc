package io.dealerflow.ingest.source.cboe;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

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
        return ChainReadings.of(parser.parse(bytes, arrival.file().asOf()), arrival.file());
    }
}
