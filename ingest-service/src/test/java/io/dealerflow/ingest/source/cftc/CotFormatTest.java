package io.dealerflow.ingest.source.cftc;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static io.dealerflow.ingest.FormatSamples.refused;
import static io.dealerflow.ingest.FormatSamples.zip;
import static io.dealerflow.ingest.source.cftc.CotSamples.bytes;
import static io.dealerflow.ingest.source.cftc.CotSamples.legacy;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.contracts.raw.TraderGroup;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CotFormatTest {
    private static final CotFormat FORMAT = new CotFormat(ParseLimits.DEFAULT);

    @Test
    @DisplayName("the three reports in the three spellings of their columns")
    void everyReport() {
        CotReport legacy = only(bytes(legacy("001ABC", 1)));
        CotReport disaggregated = only(bytes(CotSamples.disaggregated("067651")));
        CotReport financial = only(CotSamples.financialJson("13874A").getBytes(StandardCharsets.UTF_8));

        assertThat(legacy.report()).isEqualTo(CotReportType.LEGACY);
        assertThat(legacy.market()).isEqualTo("001ABC");
        assertThat(legacy.openInterest()).isEqualTo(1000);
        assertThat(group(legacy, TraderGroup.NONCOMMERCIAL))
                .isEqualTo(new CotReport.Group(
                        TraderGroup.NONCOMMERCIAL,
                        new CotReport.Side(400, null, 40.0, 7),
                        new CotReport.Side(300, null, null, null),
                        new CotReport.Side(100, null, null, null)));
        assertThat(disaggregated.report()).isEqualTo(CotReportType.DISAGGREGATED);
        assertThat(disaggregated.reportDate()).isEqualTo(LocalDate.parse("2024-01-09"));
        assertThat(disaggregated.combined()).isTrue();
        assertThat(group(disaggregated, TraderGroup.MANAGED_MONEY).longs().positions())
                .isEqualTo(60);
        assertThat(group(disaggregated, TraderGroup.SWAP_DEALER).shorts().positions())
                .isEqualTo(40);
        assertThat(financial.report()).isEqualTo(CotReportType.FINANCIAL);
        assertThat(financial.reportDate()).isEqualTo(LocalDate.parse("2024-06-11"));
        assertThat(group(financial, TraderGroup.LEVERAGED_FUNDS).longs()).isEqualTo(new CotReport.Side(7, -2L, 0.7, 5));
    }

    @Test
    @DisplayName("packed or plain it is recognised and has the same events")
    void packed() {
        byte[] plain = bytes(legacy("001ABC", 2));
        for (byte[] file : List.of(plain, ChainSamples.gzip(plain), zip(plain))) {
            assertThat(FORMAT.recognises(Arrays.copyOf(file, Math.min(file.length, FileType.HEAD_BYTES))))
                    .isTrue();
            assertThat(accepted(FORMAT, file).observations())
                    .isEqualTo(accepted(FORMAT, plain).observations());
        }
    }

    @Test
    @DisplayName("a legacy file with options is told by its source, which makes other events")
    void combinedBySource() {
        byte[] file = bytes(legacy("001ABC", 1));

        var combined = (Reading.Read) read(FORMAT, "cftc-combined", "file", file);

        assertThat(events(combined, CotReport.class).getFirst().combined()).isTrue();
        assertThat(only(file).combined()).isFalse();
    }

    @Test
    @DisplayName("a changed figure makes another event, a changed padding does not")
    void identity() {
        List<String> lines = legacy("001ABC", 1);
        String id = only(bytes(lines)).eventId();

        assertThat(only(bytes(replaced(lines, 1, "     400,", " 400,"))).eventId())
                .isEqualTo(id);
        assertThat(only(bytes(replaced(lines, 1, "     400,", "     401,"))).eventId())
                .isNotEqualTo(id);
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            '     400,' | NaN,          | NOT_A_NUMBER | Noncommercial Positions-Long (All) | NaN
            '     400,' | Inf,          | NOT_A_NUMBER | Noncommercial Positions-Long (All) | Inf
            '     400,' | 1e999,        | ABSURD       | Noncommercial Positions-Long (All) | 1e999
            '     400,' | -400,         | NEGATIVE     | Noncommercial Positions-Long (All) | -400
            '     400,' | 400.5,        | ABSURD       | Noncommercial Positions-Long (All) | 400.5
            '     400,' | '     .,'     | MISSING      | Noncommercial Positions-Long (All) | ''
            '  1000,'   | '   ,'        | MISSING      | Open Interest (All)                | ''
            2024-01-02  | 0000-01-02    | ABSURD       | as_of_date_in_form_yyyy_mm_dd      | 0000-01-02
            2024-01-02  | 9999-01-02    | ABSURD       | as_of_date_in_form_yyyy_mm_dd      | 9999-01-02
            2024-01-02  | 2024-02-30    | NOT_A_DATE   | as_of_date_in_form_yyyy_mm_dd      | 2024-02-30
            2024-01-02  | Tuesday       | NOT_A_DATE   | as_of_date_in_form_yyyy_mm_dd      | Tuesday
            """)
    void badValue(String good, String bad, String defect, String field, String value) {
        byte[] alone = bytes(replaced(legacy("001ABC", 1), 1, good, bad));
        byte[] oneOfMany = bytes(replaced(legacy("001ABC", 30), 1, good, bad));

        Reading.Refused refused = refused(FORMAT, alone);

        assertThat(facts(refused)).containsExactly("TOO_MANY_BAD_RECORDS", 2, field, value);
        assertThat(refused.message()).contains("1 " + defect);
        assertThat(accepted(FORMAT, oneOfMany).quality().dropped()).isEqualTo(Map.of(defect, 1));
        assertThat(accepted(FORMAT, oneOfMany).observations()).hasSize(29);
    }

    @Test
    void theSameMarketAndWeekTwiceCountsOnce() {
        List<String> lines = legacy("001ABC", 30);
        lines.add(lines.getLast());

        assertThat(accepted(FORMAT, bytes(lines)).quality().dropped()).isEqualTo(Map.of("DUPLICATE", 1));
    }

    @Test
    @DisplayName("files of a broken structure are refused whole, with line and field")
    void brokenStructure() {
        List<String> lines = legacy("001ABC", 3);
        String text = String.join("\n", lines);

        assertThat(facts(refused(FORMAT, text.substring(0, text.length() - 40))))
                .startsWith("TRUNCATED", 4, "Traders-Noncommercial-Long (All)");
        assertThat(facts(refused(FORMAT, bytes(replaced(lines, 2, "     300,", "")))))
                .startsWith("WRONG_COLUMN_COUNT", 3, "Contract Units");
        assertThat(facts(refused(FORMAT, bytes(lines.subList(0, 1))))).startsWith("NO_RECORDS", 1);
        assertThat(facts(refused(FORMAT, bytes(replaced(lines, 0, "Commercial Positions-Short (All)", "Shorts")))))
                .startsWith("MISSING_HEADER", 1, "comm_positions_short");
        assertThat(facts(refused(FORMAT, bytes(replaced(lines, 0, "Contract Units", "Open_Interest_All")))))
                .startsWith("INVALID_HEADER", 1, "Open_Interest_All");
    }

    @Test
    @DisplayName("text of two encodings is refused with the line of the second")
    void mixedEncodings() {
        String text = new String(bytes(replaced(legacy("001ABC", 3), 2, "DEMO", "DÉMO")), StandardCharsets.UTF_8);

        assertThat(facts(refused(FORMAT, text.getBytes(StandardCharsets.ISO_8859_1))))
                .startsWith("UNDECODABLE", 3);
        assertThat(accepted(FORMAT, text).observations()).hasSize(3);
    }

    @Test
    @DisplayName("ten million columns are refused before they are read")
    void tenMillionColumns() {
        assertThat(facts(refused(FORMAT, "Market_and_Exchange_Names," + "x,".repeat(10_000_000))))
                .startsWith("UNKNOWN_FORMAT", 1);
    }

    @Test
    void damagedArchives() {
        byte[] plain = bytes(legacy("001ABC", 300));
        byte[] archive = zip(plain);

        assertThat(refused(FORMAT, Arrays.copyOf(archive, archive.length / 2)).reason())
                .isEqualTo("TRUNCATED");
        assertThat(refused(FORMAT, zip(plain, plain)).reason()).isEqualTo("WRONG_STRUCTURE");
        assertThat(refused(FORMAT, zip()).reason()).isIn("EMPTY", "BINARY");
    }

    @Test
    void brokenJson() {
        String json = CotSamples.financialJson("13874A");

        assertThat(facts(refused(FORMAT, json.substring(0, json.length() / 2)))).startsWith("TRUNCATED");
        assertThat(refused(FORMAT, "{\"market_and_exchange_names\": 1}").reason())
                .isEqualTo("WRONG_STRUCTURE");
        assertThat(refused(FORMAT, "[" + "[".repeat(100)).reason()).isEqualTo("WRONG_STRUCTURE");
        assertThat(facts(refused(FORMAT, json.replace("\"1000\"", "NaN"))))
                .containsExactly("TOO_MANY_BAD_RECORDS", 1, "[0].open_interest_all", "NaN");
        assertThat(facts(refused(FORMAT, json.replace("\"1000\"", "1e999"))))
                .containsExactly("TOO_MANY_BAD_RECORDS", 1, "[0].open_interest_all", "1e999");
        assertThat(refused(FORMAT, json + "x").reason()).isEqualTo("UNDECODABLE");
    }

    private static CotReport only(byte[] file) {
        return events(accepted(FORMAT, file), CotReport.class).getFirst();
    }

    private static CotReport.Group group(CotReport report, TraderGroup name) {
        return report.groups().stream()
                .filter(group -> group.name() == name)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> replaced(List<String> lines, int line, String from, String to) {
        List<String> changed = new ArrayList<>(lines);
        assertThat(changed.get(line)).contains(from);
        changed.set(line, changed.get(line).replace(from, to));
        return changed;
    }
}
