package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.ForwardSource;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesForward;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.curve.RateCurve;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Greeks;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A book under a steep curve: every expiry takes the rate of its own maturity. */
class RateCurveExposureTest {
    private static final RateCurve STEEP = new RateCurve(List.of(0.02, 0.1, 0.5), List.of(0.01, 0.04, 0.10));
    private static final Convention CONVENTION =
            Convention.DEFAULT.toBuilder().rates(STEEP).build();

    @Test
    void exposureIsPricedAtTheRateOfEachExpiry() {
        PreparedBook prepared = PreparedBook.of(Books.typical(), CONVENTION);
        Positions positions = prepared.positions();
        double gex = 0;
        GreekExposure greeks = GreekExposure.ZERO;
        for (int i = 0; i < positions.size(); i++) {
            double years = prepared.readings().get(positions.reading(i)).years();
            EuropeanOption option = new EuropeanOption(
                    positions.isCall(i) ? Right.CALL : Right.PUT, positions.strike(i), years, positions.volatility(i));
            Greeks one = BlackScholesMerton.greeks(option, new Market(Books.SPOT, STEEP.zeroRate(years), 0.015));
            double units = positions.signedUnits(i) * Books.SPOT;
            gex += units * one.gamma() * Books.SPOT * 0.01;
            greeks = greeks.plus(
                    new GreekExposure(units * one.delta(), units * one.vanna() * 0.01, units * one.charm() / 365));
        }

        GreekExposure found = ContractGreeks.of(prepared).orElseThrow().total();
        assertThat(GexAnalysis.of(prepared).totals().net()).isCloseTo(gex, Percentage.withPercentage(1e-9));
        assertThat(found.delta()).isCloseTo(greeks.delta(), Percentage.withPercentage(1e-9));
        assertThat(found.vanna()).isCloseTo(greeks.vanna(), Percentage.withPercentage(1e-9));
        assertThat(found.charm()).isCloseTo(greeks.charm(), Percentage.withPercentage(1e-9));
    }

    @Test
    void parityAndVolatilitiesDiscountByTheRateOfTheirExpiry() {
        List<Series> series = new ArrayList<>();
        for (String expiry : List.of("2022-12-16", "2023-03-17", "2023-06-16")) {
            series.add(Books.series("SPY", expiry, quotes(LocalDate.parse(expiry))));
        }
        Book book = Books.book(series.toArray(Series[]::new));

        for (SeriesReading reading : PreparedBook.of(book, CONVENTION).readings()) {
            SeriesForward forward = reading.forward();
            assertThat(forward.source()).isEqualTo(ForwardSource.PARITY);
            assertThat(forward.carry()).isCloseTo(STEEP.zeroRate(reading.years()) - 0.02, within(1e-9));
            assertThat(reading.dividendYield()).isCloseTo(0.02, within(1e-9));
            SeriesReading.Volatility volatility = reading.volatility(0);
            assertThat(volatility).isNotNull();
            assertThat(volatility.value()).isCloseTo(0.2, within(1e-9));
        }
    }

    /** Prices at 20 % volatility and a dividend yield of 2 %, a hair to both sides. */
    private static List<OptionLine> quotes(LocalDate expiry) {
        double years = DayCount.ACT_SECONDS_365.years(Books.AS_OF, expiry, SettlementStyle.PM);
        Market market = new Market(Books.SPOT, STEEP.zeroRate(years), 0.02);
        List<OptionLine> lines = new ArrayList<>();
        for (double strike : new double[] {98, 99, 100, 101, 102}) {
            for (Right right : Right.values()) {
                double price = BlackScholesMerton.price(new EuropeanOption(right, strike, years, 0.2), market);
                lines.add(Books.quoted(right, strike, price * 0.999, price * 1.001));
            }
        }
        return lines;
    }
}
