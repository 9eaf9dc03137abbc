package io.dealerflow.ingest.source.cboe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RecordedChainsTest {
    private static final String SPX_2022 = "options-cboe-csv/spx_2022-12-12_gflows.csv.gz";
    private static final String RUT_JSON = "options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz";

    /** Of the file of 2025-05-16: {@code awk -F, 'NR>4 && $12 !~ /\.00$/' | wc -l} says 5 rows. */
    private static final long HALF_DOLLAR_CONTRACTS = 10;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/recorded-chains.csv", useHeadersInDisplayName = true)
    void everyRecordedFileIsReadWhole(
            String file, String symbol, Instant asOf, double spot, int contracts, int series, int amContracts)
            throws IOException {
        ParseOutcome.Parsed parsed = parse(RecordedData.file(file));

        ChainObservation observation = parsed.observation();
        assertThat(parsed.dropped()).isEmpty();
        assertThat(parsed.received()).isEqualTo(contracts);
        assertThat(observation.contracts().size()).isEqualTo(contracts);
        assertThat(observation.underlying()).isEqualTo(symbol);
        assertThat(observation.asOf()).isEqualTo(asOf);
        assertThat(observation.spot()).isEqualTo(spot);
        assertThat(observation.series()).hasSize(series);
        assertThat(settled(observation, Settlement.AM)).isEqualTo(amContracts);
    }

    /** First row of the file below the column names, read by eye. */
    @Test
    void figuresOfAContractStandInTheirColumns() throws IOException {
        OptionChain.Contracts contracts =
                parse(RecordedData.file(SPX_2022)).observation().contracts();

        assertThat(contracts.call()[0]).isTrue();
        assertThat(contracts.strike()[0]).isEqualTo(1000);
        assertThat(contracts.last()[0]).isEqualTo(2943.2);
        assertThat(contracts.volume()[0]).isEqualTo(8);
        assertThat(contracts.openInterest()[0]).isEqualTo(1);
        assertThat(contracts.call()[1]).isFalse();
        assertThat(contracts.strike()[1]).isEqualTo(1000);
    }

    /** RUT231020P01000000, second option of the file, read by eye. */
    @Test
    void figuresOfAJsonOptionStandInTheirColumns() throws IOException {
        ChainObservation rut = parse(RecordedData.file(RUT_JSON)).observation();
        OptionChain.Contracts contracts = rut.contracts();

        int put = IntStream.range(0, contracts.size())
                .filter(i -> !contracts.call()[i] && contracts.strike()[i] == 1000)
                .filter(i -> rut.series().get(contracts.series()[i]).equals(octoberSeries()))
                .findFirst()
                .orElseThrow();
        assertThat(contracts.bid()[put]).isZero();
        assertThat(contracts.ask()[put]).isEqualTo(0.15);
        assertThat(contracts.iv()[put]).isEqualTo(0.6836);
        assertThat(contracts.delta()[put]).isEqualTo(-0.0004);
        assertThat(contracts.last()[put]).isEqualTo(0.25);
        assertThat(contracts.openInterest()[put]).isEqualTo(22);
    }

    @Test
    void halfDollarStrikesKeepTheirHalf() throws IOException {
        ChainObservation spy = parse(RecordedData.file("options-cboe-csv/spy_2025-05-16_photon1c.csv"))
                .observation();

        long halves = IntStream.range(0, spy.contracts().size())
                .filter(i -> spy.contracts().strike()[i] % 1 != 0)
                .count();
        assertThat(halves).isEqualTo(HALF_DOLLAR_CONTRACTS);
    }

    @Test
    void contractsAreSortedBySeriesStrikeAndRight() throws IOException {
        OptionChain.Contracts contracts =
                parse(RecordedData.file(RUT_JSON)).observation().contracts();

        for (int i = 1; i < contracts.size(); i++) {
            boolean sameSeries = contracts.series()[i] == contracts.series()[i - 1];
            boolean sameStrike =
                    sameSeries && contracts.strike()[i] == contracts.strike()[i - 1];
            assertThat(contracts.series()[i]).isGreaterThanOrEqualTo(contracts.series()[i - 1]);
            assertThat(!sameSeries || contracts.strike()[i] >= contracts.strike()[i - 1])
                    .isTrue();
            assertThat(!sameStrike || (contracts.call()[i - 1] && !contracts.call()[i]))
                    .isTrue();
        }
    }

    @Test
    void packedAndPlainAreOneObservation() throws IOException {
        Path packed = RecordedData.file(RUT_JSON);
        ChainObservation fromPacked = parse(packed).observation();

        try (InputStream plain = new GZIPInputStream(Files.newInputStream(packed))) {
            ChainObservation fromPlain = ChainSamples.parsed(ChainSamples.parse(plain.readAllBytes()))
                    .observation();
            assertThat(fromPlain.eventId("cboe")).isEqualTo(fromPacked.eventId("cboe"));
            assertThat(fromPlain.eventId("other")).isNotEqualTo(fromPacked.eventId("cboe"));
        }
    }

    @Test
    void aRecordedFileCutAnywhereInsideARowIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(RecordedData.file("options-cboe-csv/spy_2025-05-16_photon1c.csv"));

        for (int cut = 2000; cut < bytes.length - 200; cut += 9973) {
            int length = cut;
            while (bytes[length - 1] != '\n') {
                length++;
            }
            byte[] cutInsideRow = Arrays.copyOf(bytes, length + 60);
            ParseOutcome.Refused refused = ChainSamples.refused(ChainSamples.parse(cutInsideRow));
            assertThat(refused.reason()).isEqualTo(RefusalReason.TRUNCATED);
            assertThat(refused.location().line()).isPositive();
            assertThat(refused.location().field()).isNotNull();
        }
    }

    private static OptionChain.Series octoberSeries() {
        return new OptionChain.Series("RUT", LocalDate.of(2023, 10, 20), Settlement.AM, 100);
    }

    private static long settled(ChainObservation observation, Settlement settlement) {
        return IntStream.of(observation.contracts().series())
                .filter(i -> observation.series().get(i).settlement() == settlement)
                .count();
    }

    private static ParseOutcome.Parsed parse(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ChainSamples.parsed(new ChainParser(ParseLimits.DEFAULT).parse(bytes));
        }
    }
}
