package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.SeriesReading.Volatility;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.Right;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Days of mourning closed the exchange on dates that were listed as expiries. The hours are those from the observation to the
 * settlement in the session before, and to the same time on the listed date.
 */
class ClosedExpiryTest {
    private static final double SPOT = 100;

    @DisplayName("the vendor's volatility of an expiry on a closed day is spread over the time to settlement")
    @ParameterizedTest(name = "{0} of {2} at {1}: {3} h to settlement, {4} h to the listed date")
    @CsvSource({
        "SPY, 2025-01-08T20:00:00Z, 2025-01-09, 1, 25",
        "SPXW, 2025-01-07T15:00:00Z, 2025-01-09, 30, 54",
        "SPX, 2025-01-07T15:00:00Z, 2025-01-09, 23.5, 47.5",
        "SPXW, 2018-12-03T21:00:00Z, 2018-12-05, 24, 48",
        "SPXW, 2025-01-07T15:00:00Z, 2025-01-08, 30, 30",
        "SPXW, 2026-11-25T21:00:00Z, 2026-11-27, 45, 45",
        "SPX, 2014-12-18T14:30:00Z, 2014-12-20, 24, 48"
    })
    void vendorsVolatilityIsSpreadOverTheTimeThatIsLeft(
            String root, Instant at, LocalDate expiry, double hours, double listedHours) {
        Volatility own = reading(root, at, expiry, line(Right.CALL, 0.2), line(Right.PUT, 0.25));
        Volatility other = reading(root, at, expiry, line(Right.CALL, 0), line(Right.PUT, 0.25));

        double factor = Math.sqrt(listedHours / hours);
        assertThat(own.source()).isEqualTo(VolatilitySource.VENDOR);
        assertThat(own.value()).isCloseTo(0.2 * factor, within(1e-12));
        assertThat(other.source()).isEqualTo(VolatilitySource.OTHER_SIDE);
        assertThat(other.value()).isCloseTo(0.25 * factor, within(1e-12));
    }

    private static OptionLine line(Right right, double volatility) {
        return new OptionLine(right, SPOT, 0, 0, volatility, null, 1, 10);
    }

    /** The volatility of the call, in a book that is ten minutes younger than the observation. */
    private static Volatility reading(String root, Instant at, LocalDate expiry, OptionLine... lines) {
        Series series = Books.series(root, expiry.toString(), new Series.Observation(at, SPOT), List.of(lines));
        Book book = new Book("TEST", at.plus(Duration.ofMinutes(10)), SPOT, List.of(series));
        return Objects.requireNonNull(
                SeriesReading.of(series, book, Convention.DEFAULT).volatility(0));
    }
}
