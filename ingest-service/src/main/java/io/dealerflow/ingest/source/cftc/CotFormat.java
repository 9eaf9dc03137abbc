package io.dealerflow.ingest.source.cftc;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.TextStream;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The Commitments of Traders, legacy, disaggregated and of financial futures: the CFTC's yearly text files and the JSON of its public
 * reporting site. One event a market and week; records are rows.
 */
public final class CotFormat implements Format {
    /** Ten years of a report; a record takes about a kilobyte. */
    private static final int MAX_RECORDS = 100_000;

    private static final Pattern MARK = Pattern.compile("market.and.exchange.names", Pattern.DOTALL);

    private final ParseLimits limits;

    public CotFormat(ParseLimits limits) {
        this.limits = limits.ofAtMost(MAX_RECORDS);
    }

    @Override
    public String name() {
        return "cftc-cot";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.POSITIONING);
    }

    @Override
    public String source() {
        return "cftc";
    }

    @Override
    public boolean recognises(byte[] head) {
        return MARK.matcher(FileType.text(head).toLowerCase(Locale.ROOT)).find();
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var records = new CotRecords(arrival.file(), limits);
            return switch (TextStream.firstCharacter(text)) {
                case '{', '[' -> new CotJson(text, records).read();
                default -> new CotText(new LineReader(text), records).read();
            };
        });
    }
}
