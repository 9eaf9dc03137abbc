package io.dealerflow.ingest.source.bars;

import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.ingest.BarRows;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of bars; all prices are made up. */
class BarCsvFormatTest {
    private static final Format BARS =
            new BarCsvFormat(ParseLimits.DEFAULT, new SourceZones(Map.of("new-york", ZoneId.of("America/New_York"))));

    private static final String HOURLY = """
            time,open,high,low,close,Volume
            1447691400,10,12,9,11,100
            1447695000,11,13,10,12,0
            1447698600,12,14,11,13,300
            1447777800,13,15,12,14,400""";

    @Test
    @DisplayName("bars are an event a symbol and day, complete at the end of the last interval")
    void byDay() {
        List<BarSeries> series = series("AAPL.csv", HOURLY);

        assertThat(series).hasSize(2);
        BarSeries first = series.getFirst();
        assertThat(first.symbol()).isEqualTo("AAPL");
        assertThat(first.interval()).isEqualTo("1h");
        assertThat(first.date()).isEqualTo(LocalDate.parse("2015-11-16"));
        assertThat(first.asOf()).isEqualTo("2015-11-16T19:30:00Z");
        assertThat(BarRows.rows(series))
                .containsExactly(
                        "AAPL,1h,2015-11-16T16:30:00Z,10,12,9,11,100",
                        "AAPL,1h,2015-11-16T17:30:00Z,11,13,10,12,0",
                        "AAPL,1h,2015-11-16T18:30:00Z,12,14,11,13,300",
                        "AAPL,1h,2015-11-17T16:30:00Z,13,15,12,14,400");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            timestamp,open,high,low,close,volume | 1447691400000
            Date,Open,High,Low,Close,Volume      | 2015-11-16 16:30:00
            DATETIME,O,H,L,C,V                   | 2015-11-16T16:30:00Z
            Time,OPEN,HIGH,LOW,CLOSE,VOL         | 2015-11-16 11:30:00-05:00
            ts_event,open,high,low,close,volume  | 1447691400000000000
            time,open,high,low,close,volume      | 1447691400.0
            datetime,open,high,low,close,volume  | 2015/11/16 16:30
            ,open,high,low,close,volume          | 2015-11-16T16:30:00.000+0000
            datetime,open,high,low,close,volume  | 11/16/2015 4:30 PM
            date,open,high,low,close,volume      | 20151116 163000
            """)
    @DisplayName("spellings of header and time make the same event")
    void spellings(String header, String time) {
        String file = (header == null ? "" : header) + "\n" + time + ",10,12,9,11,100\n";

        assertThat(series("X_1h.csv", file))
                .isEqualTo(series("X_1h.csv", "time,open,high,low,close,volume\n1447691400,10,12,9,11,100\n"));
    }

    @Test
    @DisplayName("a date is that of a daily bar, in any order, complete at the end of the day")
    void daily() {
        List<BarSeries> series = series("VIX_History.csv", """
                DATE,OPEN,HIGH,LOW,CLOSE
                01/03/2025,17.5,18,17,17.75
                01/02/2025,16.5,17,16,16.75
                """);

        assertThat(BarRows.rows(series))
                .containsExactly(
                        "VIX,1d,2025-01-02T00:00:00Z,16.5,17,16,16.75,",
                        "VIX,1d,2025-01-03T00:00:00Z,17.5,18,17,17.75,");
        assertThat(series.getFirst().asOf()).isEqualTo("2025-01-02T23:59:59Z");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-01-03 2025-01-10 2025-01-17 2025-01-24          | 1w  | 2025-01-09
            2025-01-01 2025-02-01 2025-03-01 2025-04-01          | 1mo | 2025-01-31
            2025-01-02 2025-01-03 2025-01-06 2025-01-07          | 1d  | 2025-01-02
            2025-01-03                                           | 1d  | 2025-01-03
            """)
    @DisplayName("the interval is the most frequent step")
    void intervals(String dates, String interval, LocalDate complete) {
        StringBuilder file = new StringBuilder("Date,Close\n");
        for (String date : dates.split(" ", -1)) {
            file.append(date).append(",5\n");
        }

        BarSeries first = series("X.csv", file.toString()).getFirst();

        assertThat(first.interval()).isEqualTo(interval);
        assertThat(first.asOf()).isEqualTo(complete + "T23:59:59Z");
        assertThat(first.open()).containsExactly((Double) null);
    }

    @Test
    @DisplayName("of one bar with a time the name of the file must say the interval")
    void oneBar() {
        String file = "time,close\n2025-01-02 15:00,5\n";

        assertThat(series("X_5m.csv", file).getFirst().interval()).isEqualTo("5m");
        assertThat(refused("X.csv", file)).containsExactly("MISSING_HEADER", 2, "interval", null);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AAPL.csv.gz                          | AAPL
            SP_SPX.csv.gz                        | SPX
            CBOE_DLY_VIX, 60.csv                 | VIX
            VIX_1h.csv                           | VIX
            VIX_History_cboe_2026-08.csv.gz      | VIX
            spx_daily_hlc_1990-2026.csv          | SPX
            ^GSPC.csv                            | SPX
            BRK.B.csv                            | BRK.B
            BTC-USD.csv                          | BTC-USD
            """)
    @DisplayName("without a column of symbols the file is named after its symbol")
    void fileNames(String name, String symbol) {
        assertThat(series(name, HOURLY).getFirst().symbol()).isEqualTo(symbol);
    }

    @Test
    void aFileThatNamesNoSymbolIsRefused() {
        assertThat(refused("ohlcv_1h.csv", HOURLY)).containsExactly("MISSING_HEADER", 1, "symbol", "ohlcv_1h.csv");
    }

    @Test
    @DisplayName("a column names the symbols, each with its own interval")
    void symbolColumn() {
        List<BarSeries> series = series("all.csv", """
                contract,timestamp,open,high,low,close,volume,vwap
                es,2025-01-02T15:00:00Z,10,12,9,11,1.5,x
                ^VIX,2025-01-02T15:00:00Z,10,12,9,11,,
                es,2025-01-02T15:05:00Z,10,12,9,11,2,
                ^VIX,2025-01-02T15:01:00Z,10,12,9,11,2,
                ^VIX,2025-01-02T15:02:00Z,10,12,9,11,2,
                es,2025-01-02T15:10:00Z,10,12,9,11,2,
                """);

        assertThat(series).extracting(BarSeries::symbol).containsExactly("ES", "VIX");
        assertThat(series).extracting(BarSeries::interval).containsExactly("5m", "1m");
        assertThat(series.getLast().volume()).containsExactly(null, 2.0, 2.0);
    }

    @Test
    @DisplayName("yfinance's header of three lines, of one symbol or several")
    void yfinance() {
        String one = """
                Price,Close,High,Low,Open,Volume
                Ticker,SPY,SPY,SPY,SPY,SPY
                Date,,,,,
                2025-01-02,11,12,9,10,100
                2025-01-03,12,13,10,11,200
                """;
        String two = """
                Price,Close,Close,High,High
                Ticker,SPY,^VIX,SPY,^VIX
                Datetime,,,,
                2025-01-02 00:00:00-05:00,11,,12,
                2025-01-03 00:00:00-05:00,12,20,13,21
                2025-01-06 00:00:00-05:00,12,,13,
                2025-01-07 00:00:00-05:00,12,,13,
                """;

        assertThat(BARS.recognises(bytes(one))).isTrue();
        assertThat(BarRows.rows(series("file.csv", one)))
                .containsExactly(
                        "SPY,1d,2025-01-02T00:00:00Z,10,12,9,11,100", "SPY,1d,2025-01-03T00:00:00Z,11,13,10,12,200");
        var read = (Reading.Read) read(BARS, "yahoo", "two.csv", bytes(two));
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 3));
        assertThat(events(read, BarSeries.class).getLast().symbol()).isEqualTo("VIX");
        assertThat(events(read, BarSeries.class).getLast().interval()).isEqualTo("1d");
    }

    @Test
    @DisplayName(
            "local times are of the zone of their source; of the hour that comes twice the order decides, the skipped one is bad")
    void clockChanges() {
        String autumn = """
                time,close,x
                2025-11-02 00:30,1,
                2025-11-02 01:00,2,
                2025-11-02 01:30,3,
                2025-11-02 01:00,4,
                2025-11-02 01:30,5,
                2025-11-02 02:00,6,
                """;
        String[] lines = autumn.lines().toArray(String[]::new);
        StringBuilder backwards = new StringBuilder(lines[0]).append('\n');
        for (int i = lines.length - 1; i > 0; i--) {
            backwards.append(lines[i]).append('\n');
        }

        List<BarSeries> series = newYork(autumn);

        assertThat(series.getFirst().time())
                .map(Object::toString)
                .containsExactly(
                        "2025-11-02T04:30:00Z",
                        "2025-11-02T05:00:00Z",
                        "2025-11-02T05:30:00Z",
                        "2025-11-02T06:00:00Z",
                        "2025-11-02T06:30:00Z",
                        "2025-11-02T07:00:00Z");
        assertThat(series.getFirst().close()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
        assertThat(newYork(backwards.toString())).isEqualTo(series);
        var spring = (Reading.Refused) read(
                BARS,
                "new-york",
                "X.csv",
                bytes("time,close\n2025-03-09 01:30,1\n2025-03-09 02:30,1\n2025-03-09 03:30,1\n"));
        assertThat(facts(spring)).containsExactly("TOO_MANY_BAD_RECORDS", 3, "time", "2025-03-09 02:30");
        assertThat(spring.quality().dropped()).isEqualTo(Map.of("SKIPPED_TIME", 1));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-01-02,NaN,12,9,11,1                | NOT_A_NUMBER | open   | NaN
            2025-01-02,10,Infinity,9,11,1           | NOT_A_NUMBER | high   | Infinity
            2025-01-02,10,1e999,9,11,1              | ABSURD       | high   | 1e999
            2025-01-02,10,12,-9,11,1                | NEGATIVE     | low    | -9
            2025-01-02,10,12,9,0,1                  | ABSURD       | close  | 0
            2025-01-02,10,12,9,,1                   | MISSING      | close  | ''
            2025-01-02,10,12,9,11,-1                | NEGATIVE     | volume | -1
            2025-01-02,13,12,9,11,1                 | INCONSISTENT | high   | 12
            2025-01-02,10,12,11.5,11,1              | INCONSISTENT | low    | 11.5
            0000-01-02,10,12,9,11,1                 | ABSURD       | time   | 0000-01-02
            9999-12-31 23:59:59Z,10,12,9,11,1       | ABSURD       | time   | 9999-12-31 23:59:59Z
            99999999999999999999,10,12,9,11,1       | ABSURD       | time   | 99999999999999999999
            2025-02-30,10,12,9,11,1                 | NOT_A_DATE   | time   | 2025-02-30
            2025-01-02 24:30,10,12,9,11,1           | NOT_A_DATE   | time   | 2025-01-02 24:30
            5,10,12,9,11,1                          | NOT_A_DATE   | time   | 5
            13/13/2025,10,12,9,11,1                 | NOT_A_DATE   | time   | 13/13/2025
            2025-01-06,10,12,9,11,1                 | DUPLICATE    | time   | 2025-01-06
            """)
    @DisplayName("a bad value drops its bar under a reason, and is named when the file is refused")
    void badValues(String row, String defect, String field, String value) {
        String good = "time,open,high,low,close,volume\n2025-01-06,10,12,9,11,1\n";

        var refused = (Reading.Refused) read(BARS, "bars", "X.csv", bytes(good + row + "\n"));

        assertThat(facts(refused)).containsExactly("TOO_MANY_BAD_RECORDS", 3, field, value);
        assertThat(refused.quality().dropped()).isEqualTo(Map.of(defect, 1));
    }

    @Test
    @DisplayName("a bad bar among many is left out, and one without any price is none")
    void fewBadValues() {
        StringBuilder file = new StringBuilder("Date,Open,High,Low,Close,Volume\n");
        for (int day = 1; day <= 28; day++) {
            file.append("2025-01-%02d,10,12,9,11,1\n".formatted(day));
        }
        file.append("2025-01-29,null,null,null,null,null\n2025-01-30,10,8,9,11,1\n");

        var read = (Reading.Read) read(BARS, "bars", "X.csv", bytes(file.toString()));

        assertThat(read.quality().received()).isEqualTo(30);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 1, "INCONSISTENT", 1));
        assertThat(read.observations()).hasSize(28);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            time,open,high,low\\n1447691400,1,1,1\\n          | MISSING_HEADER     | 1 | close    |
            open,close\\n1,1\\n                               | MISSING_HEADER     | 1 | time     |
            time,close,Close\\n1447691400,1,1\\n              | INVALID_HEADER     | 1 | column 3 | Close
            date,close\\n2025-01-02,1\\n2025-01-03,1          | TRUNCATED          | 3 | close    | 1
            date,close\\n2025-01-02,1\\n2025-01-03            | TRUNCATED          | 3 | close    | 2025-01-03
            date,close\\n2025-01-02,1,2\\n2025-01-03,1\\n     | WRONG_COLUMN_COUNT | 2 | close    | 2025-01-02,1,2
            date,close\\n                                     | NO_RECORDS         | 1 |          |
            Price,Close\\nx,1\\n                              | MISSING_HEADER     | 2 | ticker   |
            """)
    @DisplayName("a file of another structure, or cut short, is refused with its place")
    void refusals(String file, String reason, int line, String field, String value) {
        assertThat(refused("X.csv", file.replace("\\n", "\n"))).containsExactly(reason, line, field, value);
    }

    @Test
    @DisplayName("only TradingView's files may end without a line end, and not within a row")
    void cutShort() {
        assertThat(series("X.csv", HOURLY)).isEqualTo(series("X.csv", HOURLY + "\n"));
        assertThat(refused("X.csv", HOURLY.replace(",14,400", "")))
                .containsExactly("TRUNCATED", 5, "close", "1447777800,13,15,12");
    }

    @Test
    @DisplayName("lines of very many columns, and bytes that are not UTF-8, are refused with their line")
    void hostileText() {
        byte[] mixed = bytes("date,close\n2025-01-02,1\n2025-01-03,X\n");
        mixed[mixed.length - 2] = (byte) 0xe9;

        assertThat(refused("X.csv", "date,close" + ",".repeat(70_000) + "\n")).startsWith("UNKNOWN_FORMAT", 1);
        assertThat(facts((Reading.Refused) read(BARS, "bars", "X.csv", mixed))).startsWith("UNDECODABLE", 3);
        assertThat(refused("X.csv", "date,close\n2025-01-02,1\0\n")).startsWith("BINARY", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"observation_date,DGS10", "date,M1,M2", "Trade Date,Futures,Open", "close", "a,b"})
    void otherTablesAreNotRecognised(String header) {
        assertThat(BARS.recognises(bytes(header + "\n1,2,3\n"))).isFalse();
    }

    private static List<BarSeries> newYork(String file) {
        return events((Reading.Read) read(BARS, "new-york", "X.csv", bytes(file)), BarSeries.class);
    }

    private static List<BarSeries> series(String name, String file) {
        return events((Reading.Read) read(BARS, "bars", name, bytes(file)), BarSeries.class);
    }

    private static List<Object> refused(String name, String file) {
        return facts((Reading.Refused) read(BARS, "bars", name, bytes(file)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
