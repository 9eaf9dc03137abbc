package io.dealerflow.ingest.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.cboe.ChainObservation;
import io.dealerflow.ingest.source.cboe.ChainParser;
import io.dealerflow.ingest.source.cboe.ParseOutcome;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.SettlementStyle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    private static final long SEED = 42;
    private static final Instant AS_OF = Instant.parse("2026-03-04T16:00:00.250Z");

    @Test
    void sameSeedGivesTheSameBytes() {
        assertThat(bytes(SEED, 25)).isEqualTo(bytes(SEED, 25));
        assertThat(bytes(SEED, 25)).isNotEqualTo(bytes(SEED, 26));
        assertThat(bytes(SEED, 25)).isNotEqualTo(bytes(SEED + 1, 25));
    }

    @Test
    void chainIsReadWholeByTheParser() throws IOException {
        ParseOutcome.Parsed parsed = parse(bytes(SEED, 10));

        ChainObservation observation = parsed.observation();
        assertThat(parsed.dropped()).isEmpty();
        assertThat(observation.underlying()).isEqualTo("SIMX");
        assertThat(observation.asOf()).isEqualTo(AS_OF);
        assertThat(observation.spot()).isEqualTo(state(SEED, 10).spot());
        assertThat(observation.contracts().size()).isBetween(450, 600);
        assertThat(observation.series()).extracting(OptionChain.Series::root).contains("SIMX", "SIMXW");
    }

    /** F = K + (C − P) e^(rT), against the spot grown at its carry; a tick is 0.05 on either side of either mid. */
    @Test
    void forwardIsRecoveredFromPutCallParity() throws IOException {
        ChainObservation observation = parse(bytes(SEED, 10)).observation();
        OptionChain.Contracts contracts = observation.contracts();

        for (int i = 0; i < contracts.size(); i += 2) {
            if (contracts.bid()[i] > 0 && contracts.bid()[i + 1] > 0) {
                double years = years(observation, i);
                double difference = mid(contracts, i) - mid(contracts, i + 1);
                double forward = contracts.strike()[i] + difference * Math.exp(0.043 * years);
                assertThat(forward).isCloseTo(observation.spot() * Math.exp(0.03 * years), within(0.06));
            }
        }
    }

    @Test
    void smileIsThatOfTheSurface() throws IOException {
        ChainObservation observation = parse(bytes(SEED, 10)).observation();
        Surface surface = new Surface(state(SEED, 10));
        OptionChain.Contracts contracts = observation.contracts();

        for (int i = 0; i < contracts.size(); i++) {
            double expected = surface.volatility(contracts.strike()[i], years(observation, i));
            assertThat(contracts.iv()[i]).isCloseTo(expected, within(5.1e-5));
            assertThat(expected).isBetween(0.03, 3.0);
        }
    }

    /** Roger Lee (2004): total variance grows no faster than 2|k|; the SSVI wings here have slope theta phi (1 + |rho|) / 2. */
    @Test
    void totalVarianceStaysBelowTheMomentBound() {
        Surface surface = new Surface(new MarketState(5000, 0.4));
        for (double years : new double[] {0.001, 0.01, 0.1, 0.5, 1}) {
            for (double strike : new double[] {500, 1000, 2500, 10_000, 50_000}) {
                double volatility = surface.volatility(strike, years);
                double logMoneyness = Math.abs(Math.log(strike / surface.forward(years)));
                assertThat(volatility * volatility * years).isLessThan(2 * logMoneyness);
            }
        }
    }

    @Test
    void openInterestGathersAtRoundStrikesAndMoreInPutsBelow() throws IOException {
        ChainObservation observation = parse(bytes(SEED, 1)).observation();
        OptionChain.Contracts contracts = observation.contracts();

        double round = meanOpenInterest(contracts, i -> contracts.strike()[i] % 100 == 0);
        double other = meanOpenInterest(contracts, i -> contracts.strike()[i] % 100 != 0);
        assertThat(round).isGreaterThan(1.5 * other);
        double putsBelow = meanOpenInterest(
                contracts, i -> !contracts.call()[i] && contracts.strike()[i] < 4900);
        double callsBelow = meanOpenInterest(
                contracts, i -> contracts.call()[i] && contracts.strike()[i] < 4900);
        assertThat(putsBelow).isGreaterThan(2 * callsBelow);
    }

    @Test
    void pathStaysNearItsLevelAndStillMoves() {
        var path = new SpotPath(SEED);
        DoubleSummaryStatistics spots = Stream.generate(path::step)
                .limit(20_000)
                .mapToDouble(MarketState::spot)
                .summaryStatistics();

        assertThat(spots.getMin()).isBetween(3000.0, 4800.0);
        assertThat(spots.getMax()).isBetween(5200.0, 8000.0);
        assertThat(spots.getAverage()).isCloseTo(5000, within(250.0));
    }

    @Test
    void seriesOfTodayLeavesAtTheClose() throws IOException {
        ChainObservation before = observe(Instant.parse("2026-03-04T20:59:59Z"));
        ChainObservation after = observe(Instant.parse("2026-03-04T21:00:00Z"));

        assertThat(before.series().getFirst().expiry()).isEqualTo("2026-03-04");
        assertThat(after.series().getFirst().expiry()).isEqualTo("2026-03-05");
    }

    @Test
    void weekendsListTheNextSessions() throws IOException {
        assertThat(observe(Instant.parse("2026-03-07T12:00:00Z"))
                        .series()
                        .getFirst()
                        .expiry())
                .isEqualTo("2026-03-09");
    }

    private static ChainObservation observe(Instant asOf) throws IOException {
        var chain = SimulatedChain.of(SEED, state(SEED, 1), asOf);
        return parse(DelayedQuoteWriter.write(chain)).observation();
    }

    private static byte[] bytes(long seed, int steps) {
        return DelayedQuoteWriter.write(SimulatedChain.of(seed, state(seed, steps), AS_OF));
    }

    private static MarketState state(long seed, int steps) {
        var path = new SpotPath(seed);
        return Stream.generate(path::step).limit(steps).toList().getLast();
    }

    private static double years(ChainObservation observation, int contract) {
        OptionChain.Series series =
                observation.series().get(observation.contracts().series()[contract]);
        return DayCount.ACT_SECONDS_365.years(observation.asOf(), series.expiry(), SettlementStyle.PM);
    }

    private static double mid(OptionChain.Contracts contracts, int i) {
        return (contracts.bid()[i] + contracts.ask()[i]) / 2;
    }

    private static double meanOpenInterest(OptionChain.Contracts contracts, IntPredicate selected) {
        return IntStream.range(0, contracts.size())
                .filter(selected)
                .mapToLong(i -> contracts.openInterest()[i])
                .average()
                .orElseThrow();
    }

    private static ParseOutcome.Parsed parse(byte[] bytes) throws IOException {
        ParseOutcome outcome = new ChainParser(ParseLimits.DEFAULT).parse(new ByteArrayInputStream(bytes));
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        return (ParseOutcome.Parsed) outcome;
    }
}
