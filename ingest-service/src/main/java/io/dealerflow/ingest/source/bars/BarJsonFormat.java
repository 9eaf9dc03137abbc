package io.dealerflow.ingest.source.bars;

import com.fasterxml.jackson.core.JsonParser;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Pattern;

/** Bars in the JSON of Yahoo's charts, and of Polygon's aggregates. Records are bars. */
public final class BarJsonFormat implements Format {
    private static final Pattern YAHOO = Pattern.compile("\\s*\\{\\s*\"chart\"\\s*:.*", Pattern.DOTALL);
    private static final Pattern POLYGON = Pattern.compile(
            "\\s*\\{.*\"results\"\\s*:\\s*\\[\\s*\\{\\s*\"(v|vw|o|c|h|l|t|n|otc)\"\\s*:.*"
                    + "|\\s*\\{.*\"(queryCount|request_id)\"\\s*:.*",
            Pattern.DOTALL);

    private final String source;
    private final Pattern pattern;
    private final Reader reader;
    private final ParseLimits limits;

    /** Reads the bars of a document, from its first token to its last. */
    private interface Reader {
        void read(JsonParser json, BarRecords records, int maxRecords) throws IOException;
    }

    private BarJsonFormat(String source, Pattern pattern, Reader reader, ParseLimits limits) {
        this.source = source;
        this.pattern = pattern;
        this.reader = reader;
        this.limits = limits;
    }

    /** {@code chart.result[]} with {@code meta}, {@code timestamp} and {@code indicators.quote}. */
    public static Format yahoo(ParseLimits limits) {
        return new BarJsonFormat("yahoo", YAHOO, YahooChart::read, limits);
    }

    /** {@code ticker} and {@code results[]} of {@code t, o, h, l, c, v}. */
    public static Format polygon(ParseLimits limits) {
        return new BarJsonFormat("polygon", POLYGON, PolygonAggregates::read, limits);
    }

    @Override
    public String name() {
        return source + "-bars";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.BARS);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public boolean recognises(byte[] head) {
        return pattern.matcher(FileType.text(head)).matches();
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var records = new BarRecords(arrival, limits, SourceZones.UTC.of(source));
            return records.finish(JsonFiles.read(text, json -> reader.read(json, records, limits.maxRecords())));
        });
    }
}
