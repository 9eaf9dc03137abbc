package io.dealerflow.ingest.source.fred;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.CsvRow;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Economic series: FRED's CSV, a date and a column a series, and the JSON of its API, {@code series/observations}; {@code .} or nothing for
 * a missing value. Records are values. The API's JSON does not name its series: the name of the file does, as it does for a
 * column that is only called price or value.
 */
public final class FredFormat implements Format {
    static final Set<String> DATES = Set.of("observation_date", "date");

    /** Columns of prices, which make a table one of bars. */
    private static final Set<String> BARS =
            Set.of("open", "high", "low", "close", "adj close", "volume", "settle", "symbol");

    private static final Pattern JSON =
            Pattern.compile("\\s*\\{.*\"(realtime_start|observation_start)\"\\s*:.*\"observations\"\\s*:.*");

    private final ParseLimits limits;

    public FredFormat(ParseLimits limits) {
        this.limits = limits;
    }

    @Override
    public String name() {
        return "fred-series";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.MACRO);
    }

    @Override
    public String source() {
        return "fred";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = FileType.text(head);
        return isTable(text.lines().findFirst().orElse(""))
                || JSON.matcher(text.replace('\n', ' ').replace('\r', ' ')).matches();
    }

    private static boolean isTable(String line) {
        List<String> names = CsvRow.split(line).orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        return names.size() > 1
                && DATES.contains(names.getFirst())
                && names.stream().noneMatch(BARS::contains);
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var values = new SeriesValues(arrival.file(), limits);
            var name = new SeriesName(arrival.filename());
            return switch (TextStream.firstCharacter(text)) {
                case '{', '[' -> new FredJson(text, name, values).read();
                default -> FredCsv.read(new LineReader(text), name, values);
            };
        });
    }
}
