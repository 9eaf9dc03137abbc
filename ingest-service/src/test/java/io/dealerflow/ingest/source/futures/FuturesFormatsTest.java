package io.dealerflow.ingest.source.futures;

import static io.dealerflow.ingest.FormatSamples.accepted;
import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settlements of VX in CSV. Prices are made up. */
class FuturesFormatsTest {
    private static final Format CFE = new CfeFormat(ParseLimits.DEFAULT);
    private static final Format TABLE = new VxTableFormat(ParseLimits.DEFAULT);
    private static final String CFE_HEADER =
            "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest\n";
    private static final String CFE_ROWS = """
            03/23/2007,K (May 07),140.00,141.00,139.00,140.50,140.70,1.50,561,0,19879
            03/26/2007,K (May 07),14.10,14.20,14.00,14.00,14.15,-0.80,490,0,20141
            05/16/2007,K (May 07),0.00,0.00,0.00,0.00,0.00,-0.33,0,0,11742
            """;
    private static final String TABLE_ROWS = """
            "","date","M1","M2","M3"
            "1",2014-03-17,15.25,16.5,NA
            "2",2014-03-18,15.5,0,17.125
            """;

    @Test
    @DisplayName(
            "a contract's file has a curve a day; prices before the change of scale are in today's points, 0 is none")
    void contractFile() {
        Reading.Read read = accepted(CFE, CFE_HEADER + CFE_ROWS);

        assertThat(read.quality().received()).isEqualTo(3);
        assertThat(read.quality().dropped()).isEmpty();
        List<FuturesCurve> curves = events(read, FuturesCurve.class);
        assertThat(curves).extracting(FuturesCurve::root).containsOnly("VX");
        assertThat(curves)
                .extracting(curve -> curve.asOf().toString())
                .containsExactly("2007-03-23T21:00:00Z", "2007-03-26T21:00:00Z", "2007-05-16T21:00:00Z");
        assertThat(curves)
                .extracting(curve -> curve.contracts().getFirst())
                .containsExactly(
                        contract("VXK07", "2007-05-16", 14.07, 19879L, 561L),
                        contract("VXK07", "2007-05-16", 14.15, 20141L, 490L),
                        contract("VXK07", "2007-05-16", null, 11742L, 0L));
        assertThat(read.observations()).extracting(Reading.Observed::covers).containsOnly(Set.of("VXK07"));
    }

    @Test
    @DisplayName("files of today have ISO dates and years of four digits")
    void todaysForm() {
        Reading.Read read = accepted(CFE, CFE_HEADER + "2026-04-20,K (May 2026),20,21,19,20,20.5,0,10,0,1000\n");

        assertThat(events(read, FuturesCurve.class).getFirst().contracts())
                .containsExactly(contract("VXK26", "2026-05-19", 20.5, 1000L, 10L));
    }

    @Test
    @DisplayName("a table's months are those that expire after its dates, on the exchange's calendar of holidays")
    void table() {
        Reading.Read read = accepted(TABLE, TABLE_ROWS);

        assertThat(read.quality().received()).isEqualTo(6);
        assertThat(read.quality().dropped()).isEqualTo(Map.of("MISSING", 2));
        // Expiry on Tuesday the 18th: thirty days later is Good Friday's week.
        assertThat(events(read, FuturesCurve.class))
                .extracting(FuturesCurve::contracts)
                .containsExactly(
                        List.of(
                                contract("VXH14", "2014-03-18", 15.25, null, null),
                                contract("VXJ14", "2014-04-16", 16.5, null, null)),
                        List.of(
                                contract("VXJ14", "2014-04-16", 15.5, null, null),
                                contract("VXM14", "2014-06-18", 17.125, null, null)));
    }

    @Test
    @DisplayName(
            "where a table of 2004 may have gone on to the next month, its prices are left out, and the file is read")
    void ambiguousMonths() {
        Reading.Read read = accepted(TABLE, "date,M1\n2004-05-11,18\n2004-05-12,18.5\n2004-05-20,17\n");

        assertThat(read.quality().dropped()).isEqualTo(Map.of("AMBIGUOUS", 1));
        assertThat(events(read, FuturesCurve.class))
                .extracting(FuturesCurve::day)
                .containsExactly(LocalDate.parse("2004-05-11"), LocalDate.parse("2004-05-20"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "03/27/2007,K (May 07),14,14,14,14,x,0,1,0,1 | Settle | x | NOT_A_NUMBER",
                "03/27/2007,K (May 07),14,14,14,14,-1,0,1,0,1 | Settle | -1 | NEGATIVE",
                "03/27/2007,K (May 07),14,14,14,14,1e9,0,1,0,1 | Settle | 1e9 | ABSURD",
                "03/27/2007,K (May 07),14,13,15,14,14,0,1,0,1 | Low | 15 | INCONSISTENT",
                "03/27/2007,K (May 07),14,14,14,14,14,0,-1,0,1 | Total Volume | -1 | NEGATIVE",
                "03/27/2007,K (May 07),14,14,14,14,14,0,1,0,1.5 | Open Interest | 1.5 | NOT_A_NUMBER",
                "13/27/2007,K (May 07),14,14,14,14,14,0,1,0,1 | Trade Date | 13/27/2007 | NOT_A_DATE",
                "05/17/2007,K (May 07),14,14,14,14,14,0,1,0,1 | Trade Date | 05/17/2007 | INCONSISTENT",
                "03/27/2007,K (Jun 07),14,14,14,14,14,0,1,0,1 | Futures | K (Jun 07) | INCONSISTENT",
                "03/26/2007,K (May 07),14,14,14,14,14,0,1,0,1 | Trade Date | 03/26/2007 | DUPLICATE"
            })
    void aRowWithABadValueIsNamed(String row, String field, String value, String reason) {
        Reading.Refused refused = refused(CFE, CFE_HEADER + CFE_ROWS + row + "\n");

        assertThat(refused.reason()).isEqualTo("TOO_MANY_BAD_RECORDS");
        assertThat(refused.location().line()).isEqualTo(5);
        assertThat(refused.location().field()).isEqualTo(field);
        assertThat(refused.location().value()).isEqualTo(value);
        assertThat(refused.quality().dropped()).isEqualTo(Map.of(reason, 1));
    }

    @ParameterizedTest(name = "cut after {0} bytes")
    @ValueSource(ints = {90, 120, 150, 160})
    void aFileThatIsCutIsTruncated(int length) {
        String cut = (CFE_HEADER + CFE_ROWS).substring(0, length);

        assertThat(refused(CFE, cut).reason()).isIn("TRUNCATED", "NO_RECORDS");
    }

    @Test
    void filesOfOtherFormsAreRefused() {
        assertThat(refused(CFE, CFE_HEADER.replace("Settle,", "") + "1,2,3,4,5,6,7,8,9,10\n")
                        .reason())
                .isEqualTo("INVALID_HEADER");
        assertThat(refused(CFE, CFE_HEADER + "03/23/2007,K (May 07),140\n03/26/2007,K (May 07),140\n")
                        .reason())
                .isEqualTo("WRONG_COLUMN_COUNT");
        assertThat(refused(CFE, CFE_HEADER).reason()).isEqualTo("NO_RECORDS");
        assertThat(refused(TABLE, "date,M1,M1\n2014-03-17,1,2\n").reason()).isEqualTo("INVALID_HEADER");
        assertThat(refused(TABLE, "date,M1,M2\n2014-03-17,1\n2014-03-18,1,2\n").reason())
                .isEqualTo("WRONG_COLUMN_COUNT");
        assertThat(refused(TABLE, "date,M1,M2\n2014-03-17,NA,NA\n").reason()).isEqualTo("NO_RECORDS");
    }

    @Test
    void eachFormRecognisesItsOwnFilesAlone() {
        byte[] cfe = (CFE_HEADER + CFE_ROWS).getBytes(StandardCharsets.UTF_8);
        byte[] table = TABLE_ROWS.getBytes(StandardCharsets.UTF_8);
        byte[] months = "\"\",\"January\",\"February\"\n\"1\",NA,20\n".getBytes(StandardCharsets.UTF_8);
        byte[] expiries = "\"\",\"date\",\"V1\"\n\"1\",2004-03-26,2004-04-19\n".getBytes(StandardCharsets.UTF_8);

        assertThat(CFE.recognises(cfe)).isTrue();
        assertThat(TABLE.recognises(table)).isTrue();
        assertThat(CFE.recognises(table)).isFalse();
        assertThat(TABLE.recognises(cfe)).isFalse();
        assertThat(TABLE.recognises(months)).isFalse();
        assertThat(TABLE.recognises(expiries)).isFalse();
    }

    private static FuturesCurve.Contract contract(
            String symbol, String expiry, Double settlement, Long openInterest, Long volume) {
        return new FuturesCurve.Contract(symbol, LocalDate.parse(expiry), settlement, openInterest, volume);
    }
}
