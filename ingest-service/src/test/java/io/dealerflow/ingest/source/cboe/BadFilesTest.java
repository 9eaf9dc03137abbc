package io.dealerflow.ingest.source.cboe;

import static io.dealerflow.ingest.source.cboe.ChainSamples.bytes;
import static io.dealerflow.ingest.source.cboe.ChainSamples.csv;
import static io.dealerflow.ingest.source.cboe.ChainSamples.gzip;
import static io.dealerflow.ingest.source.cboe.ChainSamples.json;
import static io.dealerflow.ingest.source.cboe.ChainSamples.parse;
import static io.dealerflow.ingest.source.cboe.ChainSamples.parsed;
import static io.dealerflow.ingest.source.cboe.ChainSamples.refused;
import static io.dealerflow.ingest.source.cboe.ChainSamples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadFilesTest {
    @Test
    void emptyFileIsRefused() {
        assertRefused(parse(new byte[0]), RefusalReason.EMPTY, 1, null);
        assertRefused(parse("\n \n\t\n"), RefusalReason.EMPTY, 1, null);
        assertRefused(parse(gzip(new byte[0])), RefusalReason.EMPTY, 1, null);
    }

    @Test
    void binaryIsRefused() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        assertRefused(parse(noise), RefusalReason.BINARY, 1, null);
        assertRefused(parse(gzip(noise)), RefusalReason.BINARY, 1, null);
        assertRefused(parse(gzip(gzip(bytes(csv(5))))), RefusalReason.BINARY, 1, null);
    }

    @Test
    void otherTextIsRefused() {
        assertRefused(parse("time,open,high,low,close\n1,2,3,4,5\n"), RefusalReason.UNKNOWN_FORMAT, 1, null);
        assertRefused(parse("<html><body>Not found</body></html>"), RefusalReason.UNKNOWN_FORMAT, 1, null);
        assertRefused(parse("{\"observations\": []}"), RefusalReason.UNKNOWN_FORMAT, 1, null);
        assertRefused(parse("[1, 2]"), RefusalReason.UNKNOWN_FORMAT, 1, null);
    }

    @Test
    void lastRowCutShortIsRefused() {
        String text = new String(bytes(csv(10)), StandardCharsets.UTF_8);

        assertRefused(parse(text.substring(0, text.length() - 40)), RefusalReason.TRUNCATED, 14, "Puts Last Sale");
    }

    @DisplayName("a quotedata CSV that is cut within its last figure is refused")
    @Test
    void lastRowWithoutLineEndIsRefused() {
        String text = new String(bytes(csv(10)), StandardCharsets.UTF_8);
        byte[] cut = text.substring(0, text.length() - 2).getBytes(StandardCharsets.UTF_8);
        byte[] whole = text.stripTrailing().getBytes(StandardCharsets.UTF_8);

        for (byte[] bytes : List.of(cut, whole, gzip(cut), gzip(whole))) {
            assertRefused(parse(bytes), RefusalReason.TRUNCATED, 14, "Puts Open Interest");
        }
        assertThat(parsed(parse(gzip(bytes(csv(10))))).received()).isEqualTo(20);
        assertThat(parsed(parse(json(10).stripTrailing())).received()).isEqualTo(10);
    }

    @Test
    void cutJsonIsRefusedWithItsPlace() {
        String text = json(10);

        assertRefused(parse(text.substring(0, text.length() / 2)), RefusalReason.TRUNCATED, 6, "data.options[5]");
    }

    @Test
    void cutGzipIsRefused() {
        byte[] packedCsv = gzip(bytes(csv(2000)));
        byte[] packedJson = gzip(json(2000).getBytes(StandardCharsets.UTF_8));

        ParseOutcome.Refused csv = refused(parse(Arrays.copyOf(packedCsv, packedCsv.length * 3 / 4)));
        ParseOutcome.Refused json = refused(parse(Arrays.copyOf(packedJson, packedJson.length * 3 / 4)));
        assertThat(csv.reason()).isEqualTo(RefusalReason.TRUNCATED);
        assertThat(csv.location().line()).isGreaterThan(100);
        assertThat(json.reason()).isEqualTo(RefusalReason.TRUNCATED);
        assertThat(json.location().field()).startsWith("data.options[");
        assertThat(refused(parse(Arrays.copyOf(packedCsv, packedCsv.length - 4)))
                        .reason())
                .isEqualTo(RefusalReason.TRUNCATED);
    }

    @Test
    void damagedGzipIsRefused() {
        byte[] packed = gzip(bytes(csv(2000)));
        packed[packed.length - 6] ^= 0x55;

        assertThat(refused(parse(packed)).reason()).isEqualTo(RefusalReason.UNDECODABLE);
    }

    @Test
    void malformedUtf8IsRefusedWithItsLine() {
        byte[] bytes = bytes(csv(10));
        bytes[bytes.length - 60] = (byte) 0xC3;

        assertRefused(parse(bytes), RefusalReason.UNDECODABLE, 14, null);
    }

    @Test
    void malformedJsonIsRefused() {
        assertThat(refused(parse(json(5).replace("\"ask\":11.0", "\"ask\" 11.0")))
                        .reason())
                .isEqualTo(RefusalReason.UNDECODABLE);
        assertThat(refused(parse(json(5) + "x")).reason()).isEqualTo(RefusalReason.UNDECODABLE);
        assertThat(refused(parse("{".repeat(50))).reason()).isEqualTo(RefusalReason.UNDECODABLE);
        assertThat(refused(parse("[".repeat(5000))).reason()).isEqualTo(RefusalReason.UNKNOWN_FORMAT);
    }

    @Test
    void wrongColumnCountIsRefusedWithItsLine() {
        List<String> lines = csv(10);
        lines.set(6, lines.get(6) + ",1");
        assertRefused(parse(lines), RefusalReason.WRONG_COLUMN_COUNT, 7, "column 23");

        lines.set(6, "Fri Dec 16 2022,SPXW221216C01002000,10.5");
        assertRefused(parse(lines), RefusalReason.WRONG_COLUMN_COUNT, 7, "Calls Net");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            no last price        | Last: 4000.5,         | -                     | MISSING_HEADER | 4 | Last
            last price no number | Last: 4000.5          | Last: n/a             | INVALID_HEADER | 2 | Last
            last price NaN       | Last: 4000.5          | Last: NaN             | INVALID_HEADER | 2 | Last
            last price zero      | Last: 4000.5          | Last: 0               | INVALID_HEADER | 2 | Last
            last price negative  | Last: 4000.5          | Last: -4000.5         | INVALID_HEADER | 2 | Last
            no date              | "Date: December 12, 2022 at 8:30 PM EST", | -    | MISSING_HEADER | 4 | Date
            no such date         | December 12           | December 42           | INVALID_HEADER | 3 | Date
            no zone              | 8:30 PM EST           | 8:30 PM               | INVALID_HEADER | 3 | Date
            unknown zone         | 8:30 PM EST           | 8:30 PM XYZ           | INVALID_HEADER | 3 | Date
            no column names      | Expiration Date,Calls | Expiry,Calls          | MISSING_HEADER | 14 | Expiration Date
            other column name    | Volume,IV,Delta       | Volume,Vol,Delta      | INVALID_HEADER | 4 | IV
            too few columns      | ,Gamma,Open Interest\\n | ,Gamma\\n           | MISSING_HEADER | 4 | Open Interest
            """)
    void brokenHeaderIsRefusedWithLineAndField(
            String name, String text, String replacement, RefusalReason reason, int line, String field) {
        String file = new String(bytes(csv(10)), StandardCharsets.UTF_8);
        String broken = file.replace(unescaped(text), replacement == null ? "" : unescaped(replacement));

        assertThat(broken).isNotEqualTo(file);
        assertRefused(parse(broken), reason, line, field);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '~', textBlock = """
            no timestamp         | "timestamp":"2022-12-13 01:30:00", | -                  | MISSING_HEADER | timestamp
            timestamp no instant | 2022-12-13 01:30:00      | yesterday                    | INVALID_HEADER | timestamp
            timestamp a number   | "2022-12-13 01:30:00"    | 1670895000                   | INVALID_HEADER | timestamp
            no price             | ,"current_price":4000.5  | -                            | MISSING_HEADER | data.current_price
            price a text         | 4000.5                   | "4000.5"                     | INVALID_HEADER | data.current_price
            price NaN            | 4000.5                   | NaN                          | INVALID_HEADER | data.current_price
            price null           | 4000.5                   | null                         | INVALID_HEADER | data.current_price
            options renamed      | "options"                | "optionz"                    | MISSING_HEADER | data.options
            option no object     | [{"option"               | [7,{"option"                 | WRONG_STRUCTURE | data.options[0]
            """)
    void brokenJsonHeaderIsRefusedWithItsField(
            String name, String text, String replacement, RefusalReason reason, String field) {
        ParseOutcome.Refused refused = refused(parse(json(10).replace(text, replacement == null ? "" : replacement)));

        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.location().field()).isEqualTo(field);
    }

    @Test
    void chainWithoutContractIsRefused() {
        assertRefused(parse(csv(0)), RefusalReason.NO_CONTRACTS, 4, null);
        assertThat(refused(parse(json(0))).reason()).isEqualTo(RefusalReason.NO_CONTRACTS);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Calls Bid            | ,10,11,7,      | ,abc,11,7,        | NOT_A_NUMBER | 1
            Calls Bid            | ,10,11,7,      | ,NaN,11,7,        | NOT_A_NUMBER | 1
            Calls Bid            | ,10,11,7,      | ,Infinity,11,7,   | NOT_A_NUMBER | 1
            Calls Ask            | ,10,11,7,      | ,10,1e300,7,      | ABSURD       | 1
            Calls Volume         | ,10,11,7,      | ,10,11,-7,        | NEGATIVE     | 1
            Calls Volume         | ,10,11,7,      | ,10,11,7.5,       | ABSURD       | 1
            Calls IV             | ,7,0.25,       | ,7,-0.25,         | NEGATIVE     | 1
            Calls IV             | ,7,0.25,       | ,7,250,           | ABSURD       | 1
            Calls IV             | ,7,0.25,       | ,7,"0,250",       | NOT_A_NUMBER | 1
            Calls Gamma          | ,0.5,0.001,    | ,0.5,"0,001",     | NOT_A_NUMBER | 1
            Calls Gamma          | ,0.5,0.001,    | ,0.5,"1,001",     | NOT_A_NUMBER | 1
            Calls Bid            | ,10,11,7,      | ,"0,100",11,7,    | NOT_A_NUMBER | 1
            Calls Bid            | ,10,11,7,      | ,"10,50",11,7,    | NOT_A_NUMBER | 1
            Calls Volume         | ,10,11,7,      | ,10,11,,          | MISSING      | 1
            Calls Open Interest  | ,100,1         | ,,1               | MISSING      | 1
            Calls Delta          | ,0.25,0.5,     | ,0.25,50,         | ABSURD       | 1
            Calls Gamma          | ,0.5,0.001,    | ,0.5,-0.001,      | NEGATIVE     | 1
            Calls Open Interest  | ,100,1         | ,-100,1           | NEGATIVE     | 1
            Calls Net            | ,-1.25,        | ,up,              | NOT_A_NUMBER | 1
            Puts Open Interest   | ,0.001,200     | ,0.001,2e12       | ABSURD       | 1
            Calls                | SPXW221216C    | SPXW221246C       | BAD_SYMBOL   | 1
            Calls                | SPXW221216C    | SPXW221216P       | BAD_SYMBOL   | 1
            Strike               | ,1500.00,      | ,-1500.00,        | NEGATIVE     | 2
            Strike               | ,1500.00,      | ,1505.00,         | INCONSISTENT | 2
            Expiration Date      | Fri Dec 16     | Fri Dec 23        | INCONSISTENT | 2
            Expiration Date      | Fri Dec 16     | Dec 16            | NOT_A_DATE   | 2
            """)
    void oneBadValueOfAThousandDropsItsContract(
            String field, String text, String replacement, ContractDefect reason, int dropped) {
        List<String> lines = csv(1000);
        String row = lines.get(504);
        lines.set(504, row.replaceFirst(Pattern.quote(text), replacement));
        assertThat(lines.get(504)).isNotEqualTo(row);

        ParseOutcome.Parsed parsed = parsed(parse(lines));

        assertThat(parsed.received()).isEqualTo(2000);
        assertThat(parsed.dropped()).isEqualTo(Map.of(reason, dropped));
        assertThat(parsed.observation().contracts().size()).isEqualTo(2000 - dropped);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "bid":10.0            | "bid":NaN              | NOT_A_NUMBER
            "bid":10.0            | "bid":"10"             | NOT_A_NUMBER
            "bid":10.0            | "bid":-1               | NEGATIVE
            "volume":7.0          | "volume":null          | MISSING
            "bid":10.0            | "bid":{"a":[1]}        | NOT_A_NUMBER
            "open_interest":100.0 | "interest":100.0       | MISSING
            "iv":0.25             | "iv":1e9               | ABSURD
            "open_interest":100.0 | "open_interest":-100.0 | NEGATIVE
            "option":"SPXW        | "option":"spxw         | BAD_SYMBOL
            "option":"SPXW        | "name":"SPXW           | MISSING
            """)
    void oneBadJsonValueDropsItsContract(String text, String replacement, ContractDefect reason) {
        String json = json(100);
        int place = json.indexOf(text, json.length() / 2);
        String broken = json.substring(0, place) + replacement + json.substring(place + text.length());

        ParseOutcome.Parsed parsed = parsed(parse(broken));

        assertThat(parsed.dropped()).isEqualTo(Map.of(reason, 1));
        assertThat(parsed.observation().contracts().size()).isEqualTo(99);
    }

    @Test
    void fivePercentBadIsAccepted() {
        ParseOutcome.Parsed parsed = parsed(parse(withBadBids(1000, 100)));

        assertThat(parsed.received()).isEqualTo(2000);
        assertThat(parsed.dropped()).isEqualTo(Map.of(ContractDefect.NOT_A_NUMBER, 100));
    }

    @Test
    void sixPercentBadIsRefusedWithTheFirst() {
        ParseOutcome.Refused refused = refused(parse(withBadBids(1000, 120)));

        assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_MANY_BAD_CONTRACTS);
        assertThat(refused.location()).isEqualTo(new SourceLocation(5, "Calls Bid", "n/a"));
        assertThat(refused.received()).isEqualTo(2000);
        assertThat(refused.dropped()).isEqualTo(Map.of(ContractDefect.NOT_A_NUMBER, 120));
    }

    @DisplayName("a refusal for bad contracts gives every reason and its first location")
    @Test
    void refusalCountsEveryReasonAndShowsItsFirstRow() {
        List<String> lines = withBadBids(100, 8);
        lines.add(lines.get(50));
        lines.add(row(3000).replace("SPXW", "RUTW"));

        ParseOutcome.Refused refused = refused(parse(lines));

        assertThat(refused.dropped())
                .isEqualTo(Map.of(
                        ContractDefect.NOT_A_NUMBER, 8,
                        ContractDefect.DUPLICATE, 2,
                        ContractDefect.OTHER_UNDERLYING, 2));
        assertThat(refused.location()).isEqualTo(new SourceLocation(5, "Calls Bid", "n/a"));
        assertThat(refused.message())
                .contains("12 of 204", "8 NOT_A_NUMBER", "line 5, Calls Bid: 'n/a'")
                .contains("2 DUPLICATE", "line 105, Calls: 'SPXW221216C01046000'")
                .contains("2 OTHER_UNDERLYING", "line 106, Calls: 'RUTW221216C03000000'");
    }

    @DisplayName("a file that holds each contract twice is refused for duplicates")
    @Test
    void refusalNamesTheMostFrequentReason() {
        List<String> lines = csv(100);
        lines.addAll(lines.subList(4, 104));

        ParseOutcome.Refused refused = refused(parse(lines));

        assertThat(refused.location()).isEqualTo(new SourceLocation(105, "Calls", "SPXW221216C01000000"));
        assertThat(refused.message()).contains("200 DUPLICATE (listed before in the same file)");
    }

    @DisplayName("a table with another delimiter is refused with the name of the delimiter")
    @ParameterizedTest(name = "{1}")
    @CsvSource({"';', semicolons", "'\t', tabs", "'|', vertical bars"})
    void otherDelimitersAreNamed(String delimiter, String name) {
        String text = new String(bytes(csv(10)), StandardCharsets.UTF_8)
                .replace("\"Date: December 12, 2022 at 8:30 PM EST\"", "Date: December 12| 2022 at 8:30 PM EST")
                .replace("\"Volume: 1,234\"", "Volume: 1|234")
                .replace(",", delimiter)
                .replace("| ", ", ");

        ParseOutcome.Refused refused = refused(parse(text));
        assertThat(refused.reason()).isEqualTo(RefusalReason.WRONG_DELIMITER);
        assertThat(refused.location().line()).isEqualTo(2);
        assertThat(refused.message()).contains("separated by " + name);
    }

    @Test
    void utf16IsNamed() {
        byte[] utf16 =
                ("\ufeff" + new String(bytes(csv(3)), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_16LE);

        assertRefused(parse(utf16), RefusalReason.BINARY, 1, null);
        assertThat(refused(parse(utf16)).message()).contains("UTF-16", "UTF-8");
    }

    @Test
    void repeatedContractIsDropped() {
        List<String> lines = csv(100);
        lines.add(lines.get(10));

        assertThat(parsed(parse(lines)).dropped()).isEqualTo(Map.of(ContractDefect.DUPLICATE, 2));
    }

    @Test
    void contractsOfAnotherUnderlyingAreDropped() {
        List<String> lines = csv(100);
        lines.set(10, lines.get(10).replace("SPXW", "RUTW"));

        ParseOutcome.Parsed parsed = parsed(parse(lines));
        assertThat(parsed.observation().underlying()).isEqualTo("SPX");
        assertThat(parsed.dropped()).isEqualTo(Map.of(ContractDefect.OTHER_UNDERLYING, 2));
    }

    @Test
    void limitsAreKept() {
        ParseLimits few = new ParseLimits(1 << 20, 200, 10, 0.05);
        assertThat(refused(parse(bytes(csv(6)), few)).reason()).isEqualTo(RefusalReason.TOO_MANY_CONTRACTS);

        ParseLimits small = new ParseLimits(1000, 200, 1000, 0.05);
        assertThat(refused(parse(bytes(csv(20)), small)).reason()).isEqualTo(RefusalReason.TOO_LARGE);

        byte[] bomb = gzip(new String(new char[30 << 20]).replace('\0', ' ').getBytes(StandardCharsets.UTF_8));
        assertThat(refused(parse(bomb)).reason()).isIn(RefusalReason.TOO_LARGE, RefusalReason.UNKNOWN_FORMAT);
        byte[] zeros = gzip(("{\"a\":\"" + "0".repeat(30 << 20)).getBytes(StandardCharsets.UTF_8));
        assertThat(refused(parse(zeros)).reason()).isIn(RefusalReason.TOO_LARGE, RefusalReason.UNDECODABLE);
    }

    private static List<String> withBadBids(int rows, int bad) {
        List<String> lines = csv(rows);
        for (int i = 0; i < bad; i++) {
            lines.set(4 + i, lines.get(4 + i).replace(",10,11,7,", ",n/a,11,7,"));
        }
        return lines;
    }

    private static String unescaped(String text) {
        return text.replace("\\n", "\n");
    }

    private static void assertRefused(ParseOutcome outcome, RefusalReason reason, Integer line, String field) {
        ParseOutcome.Refused refused = refused(outcome);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.location().line()).isEqualTo(line);
        assertThat(refused.location().field()).isEqualTo(field);
        assertThat(refused.message()).isNotBlank();
    }
}
