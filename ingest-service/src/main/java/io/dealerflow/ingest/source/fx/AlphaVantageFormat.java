package io.dealerflow.ingest.source.fx;

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
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Alpha Vantage's exchange rates: {@code FX_DAILY} as JSON and CSV, and {@code CURRENCY_EXCHANGE_RATE}. A CSV does not name its pair: the
 * name of the file does; one with these columns whose name is no pair of currencies holds bars. Answers without data, which come with status 200, are refused under reasons of their own. Records are days.
 */
public final class AlphaVantageFormat implements Format {
    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*\"(Realtime Currency Exchange Rate|Note|Information"
            + "|Error Message)\".*|\\s*\\{\\s*\"Meta Data\".*\"\\d+\\. From Symbol\".*");
    private static final Pattern CSV = Pattern.compile("timestamp,open,high,low,close", Pattern.CASE_INSENSITIVE);

    private final ParseLimits limits;
    private final Format bars;

    /** @param bars reads a table of prices that are none of currencies */
    public AlphaVantageFormat(ParseLimits limits, Format bars) {
        this.limits = limits;
        this.bars = bars;
    }

    @Override
    public String name() {
        return "alpha-vantage-fx";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.FX, FileKind.BARS);
    }

    @Override
    public String source() {
        return "alpha_vantage";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = FileType.text(head);
        return isTable(head)
                || JSON.matcher(text.replace('\n', ' ').replace('\r', ' ')).matches();
    }

    private static boolean isTable(byte[] head) {
        return CSV.matcher(FileType.text(head).lines().findFirst().orElse("").strip())
                .matches();
    }

    private static byte[] head(InputStream bytes) throws IOException {
        bytes.mark(FileType.HEAD_BYTES);
        byte[] head = bytes.readNBytes(FileType.HEAD_BYTES);
        bytes.reset();
        return head;
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return isOfBars(arrival, bytes) ? bars.read(arrival, bytes) : rates(arrival, bytes);
    }

    /** As the sender says, or by the name of the file. */
    private static boolean isOfBars(Arrival arrival, InputStream bytes) throws IOException {
        return switch (arrival.file().kind()) {
            case BARS -> true;
            case null -> isTable(head(bytes)) && !AlphaVantageCsv.isOfCurrencies(arrival.filename());
            default -> false;
        };
    }

    private Reading rates(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var rates = new FxRates(arrival.file(), limits);
            return switch (TextStream.firstCharacter(text)) {
                case '{', '[' -> new AlphaVantageJson(text, rates).read();
                default -> AlphaVantageCsv.read(new LineReader(text), arrival.filename(), rates);
            };
        });
    }
}
