package io.dealerflow.ingest;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.InMemoryManifest;
import io.dealerflow.ingest.intake.InMemoryStore;
import io.dealerflow.ingest.intake.InMemoryTopic;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.intake.NoMeter;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.cftc.CotSamples;
import io.dealerflow.ingest.source.news.NewsSamples;
import io.dealerflow.testkit.MovableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile input to every format of text: refused by name, kept whole in quarantine, and the next good file is read. Workbooks, Parquet, DBN and
 * pictures have tests of their own.
 */
class HostileFilesTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");
    private static final int MAX_BYTES = 64 << 20;
    private static final int MANY_COLUMNS = 10_000_000;
    private static final List<String> ODD_NUMBERS = List.of("NaN", "Infinity", "-Inf", "1e999");

    private final InMemoryStore store = new InMemoryStore();
    private final InMemoryTopic topic = new InMemoryTopic();
    private final Landing landing = new Landing(store, MAX_BYTES, "one", new MovableClock(NOW));
    private final Intake intake = new Intake(
            new Intake.Dependencies(
                    landing,
                    IngestBeans.formats(ParseLimits.DEFAULT, SourceZones.UTC),
                    new InMemoryManifest(new InMemoryManifest.Tables(), "one", new MovableClock(NOW)),
                    topic,
                    new NoMeter(),
                    Lineage.NONE,
                    new MovableClock(NOW)),
            new Intake.Limits(1, 1, Duration.ofSeconds(30), Duration.ofSeconds(30)));

    /**
     * Good files. In each, {@code number} is a number that can be replaced; null in those of texts alone. {@code date} is replaced by years
     * 0 and 9999.
     */
    private enum Sample {
        CBOE_JSON(FileKind.OPTION_CHAIN, "chain.json", ChainSamples.json(5), "10.0", "2022-12-13"),
        CBOE_CSV(FileKind.OPTION_CHAIN, "chain.csv", text(ChainSamples.bytes(ChainSamples.csv(5))), "10.5", "2022"),
        CHAIN_JSON(FileKind.OPTION_CHAIN, "chain.json", """
                {"symbol": "DEMO", "spot_price": 101.5, "as_of": "2026-03-04T15:30:00Z", "options_chain": [
                 {"symbol": "DEMO", "strike": 100, "expiration": "2026-04-17", "option_type": "put", "bid": 70.1, "open_interest": 12}]}
                """, "70.1", "2026-04-17"),
        CHAIN_CSV(FileKind.OPTION_CHAIN, "chain.csv", """
                Symbol,Strike,Expiration,Option Type,Bid,Ask,Volume,Open Interest,Implied Volatility,spot_price,as_of
                DEMO,100,2026-04-17,put,70.1,71.2,,12,0.17,101.5,2026-03-04T15:30:00Z
                """, "70.1", "2026-04-17"),
        VX(FileKind.FUTURES, "vx.csv", """
                Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest
                2026-03-04,K (May 2026),20,21,19,20,20.5,0,10,0,1000
                """, "20.5", "2026-03-04"),
        VX_TABLE(
                FileKind.FUTURES,
                "vx.csv",
                "\"\",\"date\",\"M1\",\"M2\"\n\"1\",2014-03-17,15.25,16.5\n",
                "15.25",
                "2014-03-17"),
        COT(
                FileKind.POSITIONING,
                "cot.txt",
                text(CotSamples.bytes(CotSamples.legacy("HOSTILE", 1))),
                "400",
                "2024-01-02"),
        COT_JSON(FileKind.POSITIONING, "cot.json", CotSamples.financialJson("HOSTILE"), "1000", "2024-06-11"),
        ECB(FileKind.FX, "eurofxref-hist.csv", "Date,USD,JPY\n2024-01-04,1.5,150.25\n", "150.25", "2024-01-04"),
        ALPHA_VANTAGE(FileKind.FX, "fx.json", """
                {"Meta Data": {"2. From Symbol": "EUR", "3. To Symbol": "USD", "6. Time Zone": "UTC"},
                 "Time Series FX (Daily)": {"2024-01-04": {"1. open": "1.5", "2. high": "1.6", "3. low": "1.4", "4. close": "1.55"}}}
                """, "1.55", "2024-01-04"),
        ALPHA_VANTAGE_CSV(
                FileKind.FX,
                "EURUSD.csv",
                "timestamp,open,high,low,close\n2024-01-04,1.5,1.6,1.4,1.55\n",
                "1.55",
                "2024-01-04"),
        FRED(FileKind.MACRO, "DGS10.csv", "observation_date,DGS10\n2024-01-02,4.25\n", "4.25", "2024-01-02"),
        FRED_JSON(FileKind.MACRO, "DGS10.json", """
                {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "observation_start": "1600-01-01", "observations": [
                 {"realtime_start": "2025-09-25", "realtime_end": "2025-09-25", "date": "2024-01-02", "value": "4.25"}]}
                """, "4.25", "2024-01-02"),
        BARS(
                FileKind.BARS,
                "DEMO_1h.csv",
                "time,open,high,low,close,volume\n2025-01-02T15:00:00Z,10,12,9,11.5,100\n",
                "11.5",
                "2025-01-02"),
        YAHOO(FileKind.BARS, "chart.json", """
                {"chart":{"result":[{"meta":{"symbol":"DEMO","exchangeTimezoneName":"UTC","gmtoffset":0,"dataGranularity":"1d"},
                 "timestamp":[1735862400],"indicators":{"quote":[{"open":[10],"high":[12],"low":[9],"close":[11.5],"volume":[1]}]}}],"error":null}}
                """, "11.5", "1735862400"),
        POLYGON(FileKind.BARS, "aggregates.json", """
                {"ticker":"DEMO","status":"OK","adjusted":true,"results":[{"v":1,"o":10,"c":11.5,"h":12,"l":9,"t":1735830000000},
                 {"v":1,"o":10,"c":11,"h":12,"l":9,"t":1735830300000}]}
                """, "11.5", "1735830000000"),
        FILLS(FileKind.TRADES, "fills.csv", """
                account,instrument,time,side,quantity,price,commission
                A,ESU5,2025-07-01T13:30:00Z,buy,2,6200.25,
                """, "6200.25", "2025-07-01"),
        RSS(
                FileKind.NEWS,
                "feed.xml",
                NewsSamples.rss(NewsSamples.item("https://hostile.example.test/1", "Title", "Words.")),
                null,
                null),
        ATOM(FileKind.NEWS, "feed.xml", """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>urn:1</id><updated>2026-03-04T12:00:00Z</updated>
                <entry><title>Title</title><id>urn:2</id><link href="https://hostile.example.test/2"/><updated>2026-03-04T12:00:00Z</updated>
                <summary>Words.</summary></entry></feed>
                """, null, null),
        FEED_JSON(
                FileKind.NEWS,
                "feed.json",
                NewsSamples.json("{\"id\": \"1\", \"title\": \"Title\", \"url\": \"https://hostile.example.test/3\"}"),
                null,
                null);

        final FileKind kind;
        final String filename;
        final String text;
        final @Nullable String number;
        final @Nullable String date;

        Sample(FileKind kind, String filename, String text, @Nullable String number, @Nullable String date) {
            this.kind = kind;
            this.filename = filename;
            this.text = text;
            this.number = number;
            this.date = date;
        }

        boolean isTable() {
            return filename.endsWith(".csv") || filename.endsWith(".txt");
        }

        byte[] bytes() {
            return text.getBytes(UTF_8);
        }
    }

    private static Set<Sample> tables() {
        EnumSet<Sample> tables = EnumSet.allOf(Sample.class);
        tables.removeIf(sample -> !sample.isTable());
        return tables;
    }

    private static Stream<Arguments> oddNumbers() {
        return Stream.of(Sample.values())
                .filter(sample -> sample.number != null)
                .flatMap(sample -> ODD_NUMBERS.stream().map(number -> Arguments.of(sample, number)));
    }

    private static Stream<Arguments> farYears() {
        return Stream.of(Sample.values())
                .filter(sample -> sample.date != null)
                .flatMap(sample -> Stream.of("0000", "9999").map(year -> Arguments.of(sample, year)));
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    @DisplayName("good as they are")
    void good(Sample sample) throws IOException {
        assertThat(take(sample, sample.bytes())).isInstanceOf(IntakeOutcome.Accepted.class);
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    @DisplayName("a bomb: 16 MiB of blanks behind the text, in gzip and zip")
    void bombs(Sample sample) throws IOException {
        byte[] bomb = Arrays.copyOf(sample.bytes(), 16 << 20);
        Arrays.fill(bomb, sample.bytes().length, bomb.length, (byte) (sample.isTable() ? '\n' : ' '));

        assertThat(refused(sample, ChainSamples.gzip(bomb)).reason()).isEqualTo("TOO_LARGE");
        assertThat(refused(sample, FormatSamples.zip(bomb)).reason()).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @MethodSource("tables")
    @DisplayName("a table of ten million columns")
    void columns(Sample sample) throws IOException {
        int end = sample.text.indexOf('\n');
        byte[] wide = (sample.text.substring(0, end) + ",x".repeat(MANY_COLUMNS) + sample.text.substring(end))
                .getBytes(UTF_8);

        assertThat(refused(sample, wide).reason()).isNotEqualTo("UNDECODABLE");
    }

    @ParameterizedTest
    @EnumSource(Sample.class)
    @DisplayName("two encodings in one file, another encoding, and a character that is no text")
    void encodings(Sample sample) throws IOException {
        int middle = sample.text.indexOf(sample.text.contains("Title") ? "itle" : ",") + 1;
        String before = sample.text.substring(0, middle);
        String after = sample.text.substring(middle);

        assertThat(refused(
                                sample,
                                joined(
                                        before.getBytes(UTF_8),
                                        new byte[] {(byte) 0xe9, (byte) 0xff},
                                        after.getBytes(UTF_8)))
                        .reason())
                .isNotEmpty();
        if (sample.kind != FileKind.NEWS) { // whose files say their encoding
            assertThat(refused(sample, sample.text.getBytes(UTF_16)).reason()).isIn("BINARY", "UNKNOWN_FORMAT");
        }
        assertThat(refused(sample, (before + "\0" + after).getBytes(UTF_8)).reason())
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("oddNumbers")
    @DisplayName("numbers that are none")
    void numbers(Sample sample, String number) throws IOException {
        String text = sample.text.replace(sample.number, number);
        assertThat(text).isNotEqualTo(sample.text);

        IngestReceipt.Refused receipt = refused(sample, text.getBytes(UTF_8));

        assertThat(receipt.line()).isNotNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("farYears")
    @DisplayName("the years 0 and 9999")
    void years(Sample sample, String year) throws IOException {
        String text = sample.text.replace(sample.date, inYear(sample.date, year));
        assertThat(text).isNotEqualTo(sample.text);

        IngestReceipt.Refused receipt = refused(sample, text.getBytes(UTF_8));

        assertThat(receipt.reason() + receipt.message()).isNotBlank();
    }

    /** The same date in another year: as text, as a year alone, or in seconds or milliseconds. */
    private static String inYear(String date, String year) {
        if (date.contains("-")) {
            return year + date.substring(4);
        }
        long seconds = LocalDate.of(Integer.parseInt(year), 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toEpochSecond();
        return switch (date.length()) {
            case 4 -> year;
            case 10 -> Long.toString(seconds);
            default -> Long.toString(1000 * seconds);
        };
    }

    /** The receipt of a file that must be refused, is whole in quarantine, and keeps no good file from being read. */
    private IngestReceipt.Refused refused(Sample sample, byte[] bytes) throws IOException {
        IntakeOutcome outcome = take(sample, bytes);

        assertThat(outcome).isInstanceOf(IntakeOutcome.Refused.class);
        IngestReceipt.Refused receipt = ((IntakeOutcome.Refused) outcome).receipt();
        assertThat(store.list("quarantine/"))
                .anySatisfy(kept -> assertThat(store.open(kept.key())).hasBinaryContent(bytes));
        assertThat(topic.published).isEmpty();
        assertThat(take(sample, sample.bytes())).isInstanceOf(IntakeOutcome.Accepted.class);
        topic.published.clear();
        return receipt;
    }

    private IntakeOutcome take(Sample sample, byte[] bytes) throws IOException {
        return intake.take(new Upload(null, sample.filename, null, sample.kind), new ByteArrayInputStream(bytes));
    }

    private static byte[] joined(byte[]... parts) {
        byte[] whole =
                new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
