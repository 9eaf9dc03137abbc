package io.dealerflow.quant.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesForwardTest {
    private static final LocalDate EXPIRY = LocalDate.of(2023, 1, 20);

    /** Quotes that price a carry of 30 % a year around a spot. */
    private static List<OptionLine> quotes(Instant at, double spot, double... strikes) {
        double years = DayCount.ACT_SECONDS_365.years(at, EXPIRY, SettlementStyle.PM);
        double rate = Convention.DEFAULT.rate(years);
        List<OptionLine> lines = new ArrayList<>();
        for (double strike : strikes) {
            for (Right right : Right.values()) {
                double price = BlackScholesMerton.price(
                        new EuropeanOption(right, strike, years, 0.2), new Market(spot, rate, rate - 0.3));
                lines.add(Books.quoted(right, strike, price * 0.999, price * 1.001));
            }
        }
        return lines;
    }

    private static SeriesForward forward(Series series) {
        return PreparedBook.of(Books.book(series), Convention.DEFAULT)
                .readings()
                .getFirst()
                .forward();
    }

    @Test
    void parityFindsAnyCarry() {
        SeriesForward forward = forward(Books.series("SPY", EXPIRY.toString(), quotes(Books.AS_OF, 100, 95, 100, 105)));

        assertThat(forward.source()).isEqualTo(ForwardSource.PARITY);
        assertThat(forward.parityStrikes()).isEqualTo(3);
        assertThat(forward.carry()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void atMostTenStrikesCount() {
        double[] strikes = new double[15];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 93 + i;
        }

        assertThat(forward(Books.series("SPY", EXPIRY.toString(), quotes(Books.AS_OF, 100, strikes)))
                        .parityStrikes())
                .isEqualTo(10);
    }

    @Test
    void twoStrikesOrFarOnesAreNotEnough() {
        Series two = Books.series("SPY", EXPIRY.toString(), quotes(Books.AS_OF, 100, 100, 105));
        Series far = Books.series("SPY", EXPIRY.toString(), quotes(Books.AS_OF, 100, 80, 85, 100, 105));

        assertThat(forward(two).source()).isEqualTo(ForwardSource.CURVE);
        assertThat(forward(two).carry()).isEqualTo(0.043 - 0.015);
        assertThat(forward(far).source()).isEqualTo(ForwardSource.CURVE);
    }

    @Test
    void anOlderSeriesKeepsTheCarryOfItsOwnSpotAndTime() {
        Instant earlier = Books.AS_OF.minus(Duration.ofHours(6));
        Series series = Books.series(
                "SPY", EXPIRY.toString(), new Series.Observation(earlier, 97), quotes(earlier, 97, 92, 97, 102));

        SeriesForward forward = forward(series);

        double years = DayCount.ACT_SECONDS_365.years(Books.AS_OF, EXPIRY, SettlementStyle.PM);
        assertThat(forward.carry()).isCloseTo(0.3, within(1e-9));
        assertThat(forward.forward()).isCloseTo(100 * Math.exp(0.3 * years), within(1e-9));
    }
}
