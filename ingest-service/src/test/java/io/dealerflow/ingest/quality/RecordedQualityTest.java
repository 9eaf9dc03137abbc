package io.dealerflow.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.bars.BarCsvFormat;
import io.dealerflow.ingest.source.cboe.CboeOptionChains;
import io.dealerflow.ingest.source.cftc.CotFormat;
import io.dealerflow.ingest.source.cftc.CotSamples;
import io.dealerflow.ingest.source.fred.FredFormat;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.testkit.RecordedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on recorded files, which they find nothing wrong with, and on spoiled ones. */
class RecordedQualityTest {
    private static final String SPX = "options-cboe-csv/spx_2026-03-14_tomsims_GMT-dateline.csv";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/recorded-chains.csv", useHeadersInDisplayName = true)
    void recordedChainsBreakNoRule(
            String file, String symbol, Instant asOf, double spot, int contracts, int series, int amContracts)
            throws IOException {
        assertThat(failed(chain(file))).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({"FX, fx, ecb", "MACRO, macro-fred, fred", "POSITIONING, cot, cftc", "BARS, bars-hourly, bars"})
    void recordedFilesOfOtherKindsBreakNoRule(FileKind kind, String folder, String format) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(RecordedData.file(folder))) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        int read = 0;
        for (Path file : files) {
            Reading reading = FormatSamples.read(
                    format(format), format, String.valueOf(file.getFileName()), Files.readAllBytes(file));
            if (reading instanceof Reading.Read accepted) {
                List<Event> events = accepted.observations().stream()
                        .map(Reading.Observed::event)
                        .toList();
                Instant newest =
                        events.stream().map(Event::asOf).max(Instant::compareTo).orElseThrow();
                assertThat(failed(kind, newest, events)).as(file.toString()).isEmpty();
                read++;
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    @DisplayName(
            "a copy of a recorded chain with three percent of its quotes crossed breaks that rule, with the first of them")
    void crossedQuotes() throws IOException {
        OptionChain spoiled = spoil(SPX, contracts -> {
            double[] bid = contracts.bid().clone();
            double[] ask = contracts.ask().clone();
            int quotes = 0;
            for (int i = 0; i < bid.length; i++) {
                if (bid[i] > 0 && ask[i] > bid[i] && quotes++ % 33 == 0) {
                    double swapped = bid[i];
                    bid[i] = ask[i];
                    ask[i] = swapped;
                }
            }
            return with(contracts, bid, ask, contracts.iv(), contracts.openInterest());
        });

        assertThat(failed(spoiled)).containsOnlyKeys("crossed_quotes");
        RuleResult result = failed(spoiled).values().iterator().next();
        assertThat(result.measured()).isBetween(0.029, 0.035);
        assertThat(result.example()).contains("SPXW").contains("above ask");
    }

    @ParameterizedTest
    @CsvSource({"1.04, spot_off_parity", "0.96, spot_off_parity", "3, spot_off_parity spot_outside_strikes"})
    void wrongSpot(double factor, String rules) throws IOException {
        OptionChain chain = chain(SPX);
        var spoiled = new OptionChain(
                chain.eventId(),
                chain.source(),
                chain.asOf(),
                chain.ingestTs(),
                chain.version(),
                chain.underlying(),
                chain.spot() * factor,
                chain.series(),
                chain.contracts());

        assertThat(failed(spoiled)).containsOnlyKeys(rules.split(" "));
    }

    @Test
    void missingVolatilities() throws IOException {
        OptionChain spoiled = spoil(SPX, contracts -> {
            double[] iv = contracts.iv().clone();
            Arrays.fill(iv, 0, iv.length * 2 / 3, 0);
            return with(contracts, contracts.bid(), contracts.ask(), iv, contracts.openInterest());
        });

        assertThat(failed(spoiled)).containsOnlyKeys("missing_volatilities");
    }

    @Test
    @DisplayName("a chain of before the exchange has counted open interest breaks that rule")
    void missingOpenInterest() throws IOException {
        OptionChain spoiled = spoil(
                SPX,
                contracts -> with(
                        contracts,
                        contracts.bid(),
                        contracts.ask(),
                        contracts.iv(),
                        new long[contracts.openInterest().length]));

        assertThat(failed(spoiled)).containsOnlyKeys("missing_open_interest");
    }

    @Test
    @DisplayName("reports whose groups do not add up to the open interest break that rule, with the first of them")
    void unbalancedPositions() throws IOException {
        var read = FormatSamples.accepted(
                new CotFormat(ParseLimits.DEFAULT), CotSamples.bytes(CotSamples.legacy("UNBALANCED", 1)));
        List<Event> events =
                read.observations().stream().map(Reading.Observed::event).toList();

        assertThat(failed(FileKind.POSITIONING, Instant.parse("2030-01-01T00:00:00Z"), events))
                .containsOnlyKeys("unbalanced_positions");
    }

    @Test
    void chainOfTheFuture() throws IOException {
        OptionChain chain = chain(SPX);

        assertThat(failed(FileKind.OPTION_CHAIN, chain.asOf().minus(Duration.ofMinutes(11)), List.of(chain)))
                .containsOnlyKeys("future_time");
        assertThat(failed(FileKind.OPTION_CHAIN, chain.asOf().minus(Duration.ofMinutes(9)), List.of(chain)))
                .isEmpty();
    }

    @Test
    @DisplayName("rates whose dates go back and forth break the order of dates")
    void shuffledDates() throws IOException {
        Path file = RecordedData.file("fx/ecb_eurofxref-hist_1999-2024-01.csv.gz");
        var read = (Reading.Read)
                FormatSamples.read(new EcbFormat(ParseLimits.DEFAULT), "ecb", "hist.csv", Files.readAllBytes(file));
        List<Event> events = new ArrayList<>(
                read.observations().stream().map(Reading.Observed::event).toList());
        Collections.shuffle(events, new Random(1));

        assertThat(failed(FileKind.FX, Instant.parse("2030-01-01T00:00:00Z"), events))
                .containsOnlyKeys("date_order");
    }

    private static Format format(String name) {
        return switch (name) {
            case "ecb" -> new EcbFormat(ParseLimits.DEFAULT);
            case "fred" -> new FredFormat(ParseLimits.DEFAULT);
            case "cftc" -> new CotFormat(ParseLimits.DEFAULT);
            case "bars" -> new BarCsvFormat(ParseLimits.DEFAULT, new SourceZones(Map.of()));
            default -> throw new AssertionError(name);
        };
    }

    private static OptionChain chain(String file) throws IOException {
        var read = (Reading.Read) FormatSamples.read(
                new CboeOptionChains(ParseLimits.DEFAULT), "cboe", file, Files.readAllBytes(RecordedData.file(file)));
        return (OptionChain) read.observations().getFirst().event();
    }

    private static OptionChain spoil(String file, UnaryOperator<Contracts> change) throws IOException {
        OptionChain chain = chain(file);
        return new OptionChain(
                chain.eventId(),
                chain.source(),
                chain.asOf(),
                chain.ingestTs(),
                chain.version(),
                chain.underlying(),
                chain.spot(),
                chain.series(),
                change.apply(chain.contracts()));
    }

    private static Contracts with(Contracts contracts, double[] bid, double[] ask, double[] iv, long[] openInterest) {
        return new Contracts(
                contracts.series(),
                contracts.call(),
                contracts.strike(),
                bid,
                ask,
                contracts.last(),
                iv,
                contracts.delta(),
                contracts.gamma(),
                contracts.volume(),
                openInterest);
    }

    /** Received a quarter of an hour after its quotes. */
    private static Map<String, RuleResult> failed(OptionChain chain) {
        return failed(FileKind.OPTION_CHAIN, chain.asOf().plusSeconds(900), List.of(chain));
    }

    private static Map<String, RuleResult> failed(FileKind kind, Instant receivedAt, List<Event> events) {
        var assessment = new Assessment(kind, receivedAt);
        events.forEach(assessment::add);
        Map<String, RuleResult> failed = new TreeMap<>();
        assessment.results().stream()
                .filter(result -> !result.passed())
                .forEach(result -> failed.put(result.rule(), result));
        return failed;
    }
}
