package io.dealerflow.ingest.source.cboe;

import static io.dealerflow.ingest.source.cboe.ChainSamples.bytes;
import static io.dealerflow.ingest.source.cboe.ChainSamples.csv;
import static io.dealerflow.ingest.source.cboe.ChainSamples.gzip;
import static io.dealerflow.ingest.source.cboe.ChainSamples.json;
import static io.dealerflow.ingest.source.cboe.ChainSamples.parse;
import static io.dealerflow.ingest.source.cboe.ChainSamples.parsed;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unusual but valid files. */
class OddFilesTest {
    private static final String EIGHT_THIRTY = "2022-12-13T01:30:00Z";

    /** The same minute in every form; the offsets are those of the zones' definitions. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            December 12, 2022 at 8:30 PM EST
            December 12, 2022 at 9:30 PM EDT
            Dec 12, 2022, 20:30 EST
            12 December 2022 at 20:30 GMT-5
            13 December 2022 at 07:00 GMT+5:30
            13 December 2022 at 01:30:00 UTC
            December 12, 2022 at 7:30\u202fPM CST
            """)
    void dateLinesInEveryForm(String date) {
        assertThat(QuoteTime.ofDateLine(date)).contains(Instant.parse(EIGHT_THIRTY));
    }

    @Test
    void midnightAndNoonOfTheTwelveHourClock() {
        assertThat(QuoteTime.ofDateLine("May 1, 2025 at 12:05 AM EDT")).contains(Instant.parse("2025-05-01T04:05:00Z"));
        assertThat(QuoteTime.ofDateLine("May 1, 2025 at 12:05 PM EDT")).contains(Instant.parse("2025-05-01T16:05:00Z"));
        assertThat(QuoteTime.ofDateLine("May 1, 2025 at 13:05 PM EDT")).isEmpty();
        assertThat(QuoteTime.ofDateLine("May 1, 2025 at 99999999999:05 EDT")).isEmpty();
    }

    @Test
    void timestampsMayHaveAFraction() {
        assertThat(QuoteTime.ofTimestamp("2023-09-21 03:17:42.25")).contains(Instant.parse("2023-09-21T03:17:42.250Z"));
    }

    @Test
    void headerWithThousandsAndUnquotedDate() {
        List<String> lines = csv(3);
        lines.set(1, "Index,\"Last: 4,000.5\",Change: -1");
        lines.set(2, "Date: December 12, 2022 at 8:30 PM EST,Bid: 0");

        ChainObservation observation = parsed(parse(lines)).observation();
        assertThat(observation.spot()).isEqualTo(4000.5);
        assertThat(observation.asOf()).isEqualTo(EIGHT_THIRTY);

        lines.set(1, "Index,Last: 4,000.5,Change: -1");
        assertThat(parsed(parse(lines)).observation().spot()).isEqualTo(4000.5);
    }

    @Test
    void byteOrderMarkWindowsLineEndsAndBlankLines() {
        String text = "\ufeff" + String.join("\r\n", csv(3)) + "\r\n\r\n";

        assertThat(parsed(parse(text)).received()).isEqualTo(6);
    }

    @Test
    void formatIsFoundByContent() {
        assertThat(parsed(parse(gzip(bytes(csv(3))))).received()).isEqualTo(6);
        assertThat(parsed(parse(gzip(json(3).getBytes(StandardCharsets.UTF_8)))).received())
                .isEqualTo(3);
        assertThat(parsed(parse("\n  " + json(3))).received()).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SPX, SPX, AM",
        "SPXW, SPX, PM",
        "NDX, NDX, AM",
        "NDXP, NDX, PM",
        "RUT, RUT, AM",
        "RUTW, RUT, PM",
        "VIX, VIX, AM",
        "SPY, SPY, PM",
        "AMD1, AMD, PM"
    })
    void underlyingAndSettlementComeFromTheRoot(String root, String underlying, Settlement settlement) {
        List<String> lines = csv(3);
        lines.replaceAll(line -> line.replace("SPXW", root));

        ChainObservation observation = parsed(parse(lines)).observation();
        assertThat(observation.underlying()).isEqualTo(underlying);
        assertThat(observation.series())
                .containsExactly(new OptionChain.Series(root, LocalDate.of(2022, 12, 16), settlement, 100));
    }

    @Test
    void zerosHighVolatilityAndExpiredSeriesAreNoFaults() {
        List<String> lines = csv(2);
        lines.set(
                4,
                "Mon Dec 12 2022,SPXW221212C01000000,0,-49,0,0,0,0,0,0,0,"
                        + "1000.00,SPXW221212P01000000,0,0,0,0.05,0,16.8616,0,0,3");
        lines.set(
                5,
                "Fri Dec 16 2022,SPXW221216C01000500,0,0,5,4,0,0.001,-0,0,0,"
                        + "1000.50,SPXW221216P01000500,0,0,0,0,0,0,0,0,0");

        ParseOutcome.Parsed parsed = parsed(parse(lines));
        assertThat(parsed.dropped()).isEmpty();
        assertThat(parsed.observation().contracts().iv()).containsExactly(0, 16.8616, 0.001, 0);
        assertThat(parsed.observation().contracts().strike()).containsExactly(1000, 1000, 1000.5, 1000.5);
    }

    @DisplayName("a contract without a price, volatility or greek is kept")
    @ParameterizedTest(name = "{0}")
    @CsvSource({"iv", "delta", "gamma", "bid", "ask", "last_trade_price"})
    void absentFiguresStayAbsent(String property) {
        String named = json(4).replace("\"" + property + "\":", "\"x_" + property + "\":");
        String nulls = json(4).replaceAll("\"" + property + "\":[0-9.]+", "\"" + property + "\":null");

        for (String json : List.of(named, nulls)) {
            ParseOutcome.Parsed parsed = parsed(parse(json));
            assertThat(parsed.dropped()).isEmpty();
            assertThat(column(parsed.observation().contracts(), property))
                    .hasSize(4)
                    .containsOnly(Double.NaN);
        }
    }

    @Test
    void blankFiguresOfARowStayAbsent() {
        List<String> lines = csv(2);
        lines.set(4, lines.get(4).replace(",10.5,-1.25,10,11,7,0.25,0.5,0.001,100,", ",,,,,7,,,,100,"));

        ParseOutcome.Parsed parsed = parsed(parse(lines));
        OptionChain.Contracts contracts = parsed.observation().contracts();
        assertThat(parsed.dropped()).isEmpty();
        for (String property : List.of("iv", "delta", "gamma", "bid", "ask", "last_trade_price")) {
            assertThat(column(contracts, property)[0]).isNaN();
            assertThat(column(contracts, property)[1]).isFinite();
        }
        assertThat(contracts.openInterest()).containsExactly(100, 200, 100, 200);
    }

    @Test
    void thousandsMaySetApartPricesCountsAndStrikes() {
        List<String> lines = csv(2);
        lines.set(
                4,
                lines.get(4)
                        .replace(
                                ",10.5,-1.25,10,11,7,",
                                ",\"1,010.5\",\"-1,001.25\",\"1,010\",\"1,011.00\",\"12,345,678\",")
                        .replace(",1000.00,", ",\"1,000.00\","));

        OptionChain.Contracts contracts = parsed(parse(lines)).observation().contracts();
        assertThat(contracts.size()).isEqualTo(4);
        assertThat(contracts.last()[0]).isEqualTo(1010.5);
        assertThat(contracts.volume()[0]).isEqualTo(12_345_678);
    }

    private static double[] column(OptionChain.Contracts contracts, String property) {
        return switch (property) {
            case "iv" -> contracts.iv();
            case "delta" -> contracts.delta();
            case "gamma" -> contracts.gamma();
            case "bid" -> contracts.bid();
            case "ask" -> contracts.ask();
            default -> contracts.last();
        };
    }

    @Test
    void correctionIsAnotherObservation() {
        List<String> lines = csv(3);
        String first = parsed(parse(lines)).observation().eventId("cboe");
        lines.set(5, lines.get(5).replace(",100,", ",101,"));

        assertThat(parsed(parse(lines)).observation().eventId("cboe")).isNotEqualTo(first);
    }
}
