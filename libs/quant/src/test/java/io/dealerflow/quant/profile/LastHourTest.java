package io.dealerflow.quant.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.pricing.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up books in the last hour of a series, whose bells are narrower than the profile's grid, against a dense scan. */
class LastHourTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 6, 12);
    private static final Instant CLOSE = Instant.parse("2024-06-12T20:00:00Z");
    /** Crossings closer than a step of the scan, 0.0025 % of spot, are beyond it. */
    private static final int SCAN_STEPS = 16_000;

    @ParameterizedTest
    @CsvSource({"60, .12", "60, .08", "60, .06", "45, .10", "45, .07", "30, .12", "30, .08", "30, .06", "5, .09"})
    void noCrossingIsMissed(int minutes, double volatility) {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(1000L * minutes + seed);
            assertAllFound(PreparedBook.of(book(random, minutes, volatility), Convention.DEFAULT));
        }
    }

    @ParameterizedTest
    @CsvSource({"60, .08", "30, .06"})
    void norUnderStickyMoneyness(int minutes, double volatility) {
        Convention moneyness = Convention.DEFAULT.toBuilder()
                .dynamics(VolatilityDynamics.STICKY_MONEYNESS)
                .build();
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(1000L * minutes + seed);
            assertAllFound(PreparedBook.of(book(random, minutes, volatility), moneyness));
        }
    }

    private static void assertAllFound(PreparedBook prepared) {
        double spot = prepared.book().spot();
        GammaProfile profile = GammaProfile.of(prepared);
        List<Double> expected = DenseScan.crossings(GexCurve.of(prepared), 0.8 * spot, 1.2 * spot, SCAN_STEPS);
        double step = 0.5 / SCAN_STEPS * spot;

        assertThat(profile.crossings()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(profile.crossings().get(i)).isCloseTo(expected.get(i), within(step));
        }
        Double nearest = DenseScan.nearest(expected, spot);
        Double headline = profile.flip().nearest();
        if (nearest == null || headline == null) {
            assertThat(headline).isEqualTo(nearest);
        } else {
            assertThat(Math.abs(headline - spot)).isCloseTo(Math.abs(nearest - spot), within(step));
        }
    }

    private static Book book(Random random, int minutes, double volatility) {
        double spot = 5390 + 20 * random.nextDouble();
        Instant asOf = CLOSE.minus(Duration.ofMinutes(minutes));
        Series.Observation observation = new Series.Observation(asOf, spot);
        return new Book(
                "SPX",
                asOf,
                spot,
                List.of(
                        new Series(SeriesKey.listed(TODAY, "SPXW"), 100, observation, today(random, volatility)),
                        new Series(SeriesKey.listed(TODAY.plusDays(9), "SPXW"), 100, observation, later())));
    }

    /** Every fifth point, open interest of all sizes, now and then a block eight times as large. */
    private static List<OptionLine> today(Random random, double volatility) {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 5300; strike <= 5500; strike += 5) {
            double smile = volatility + 0.5 * Math.abs(strike / 5400 - 1);
            for (Right right : Right.values()) {
                double block = random.nextInt(6) == 0 ? 8 : 1;
                lines.add(line(right, strike, smile, block * Math.exp(5 + random.nextGaussian())));
            }
        }
        return lines;
    }

    private static List<OptionLine> later() {
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 4800; strike <= 6000; strike += 25) {
            lines.add(line(Right.CALL, strike, 0.13, 6000 * Math.exp(-Math.abs(strike - 5400) / 200)));
        }
        return lines;
    }

    private static OptionLine line(Right right, double strike, double volatility, double openInterest) {
        return new OptionLine(right, strike, 0, 0, volatility, null, 1, (long) openInterest);
    }
}
