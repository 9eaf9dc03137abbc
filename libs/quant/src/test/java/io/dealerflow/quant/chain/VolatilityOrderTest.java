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
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityOrderTest {
    private static final LocalDate EXPIRY = LocalDate.of(2022, 12, 16);

    private static SeriesReading reading(Convention convention, OptionLine... lines) {
        Book book = Books.book(Books.series("SPY", EXPIRY.toString(), List.of(lines)));
        return PreparedBook.of(book, convention).readings().getFirst();
    }

    @Test
    void vendorFirst() {
        SeriesReading reading =
                reading(Convention.DEFAULT, Books.line(Right.CALL, 100, 0.2, 1), Books.line(Right.PUT, 100, 0.3, 1));

        assertThat(reading.volatility(0)).isEqualTo(new SeriesReading.Volatility(0.2, VolatilitySource.VENDOR));
    }

    @Test
    void otherSideWhateverItsOpenInterest() {
        SeriesReading reading =
                reading(Convention.DEFAULT, Books.line(Right.CALL, 100, 0, 1), Books.line(Right.PUT, 100, 0.3, 0));

        assertThat(reading.volatility(0)).isEqualTo(new SeriesReading.Volatility(0.3, VolatilitySource.OTHER_SIDE));
    }

    @Test
    void impliedFromTheMid() {
        double years = DayCount.ACT_SECONDS_365.years(Books.AS_OF, EXPIRY, SettlementStyle.PM);
        double price = BlackScholesMerton.price(
                new EuropeanOption(Right.CALL, 101, years, 0.25),
                new Market(100, Convention.DEFAULT.rate(years), Convention.DEFAULT.dividendYield()));
        SeriesReading reading = reading(Convention.DEFAULT, Books.quoted(Right.CALL, 101, price - 0.01, price + 0.01));

        SeriesReading.Volatility volatility = reading.volatility(0);

        assertThat(volatility).isNotNull();
        assertThat(volatility.source()).isEqualTo(VolatilitySource.IMPLIED);
        assertThat(volatility.value()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void crossedOrMissingQuotesImplyNothing() {
        assertThat(reading(Convention.DEFAULT, Books.quoted(Right.CALL, 101, 0, 1))
                        .volatility(0))
                .isNull();
        assertThat(reading(Convention.DEFAULT, Books.quoted(Right.CALL, 101, 2, 1))
                        .volatility(0))
                .isNull();
    }

    @Test
    void vendorRuleTakesNothingElse() {
        Convention vendor =
                Convention.DEFAULT.toBuilder().iv(VolatilityRule.VENDOR).build();

        SeriesReading reading = reading(vendor, Books.line(Right.CALL, 100, 0, 1), Books.line(Right.PUT, 100, 0.3, 0));

        assertThat(reading.volatility(0)).isNull();
    }

    @Test
    void oneSmileTakesTheOutOfTheMoneySideForBothRights() {
        Convention otm = Convention.DEFAULT.toBuilder().smile(SmileRule.OTM).build();
        SeriesReading reading = reading(
                otm,
                Books.line(Right.CALL, 90, 0.5, 1),
                Books.line(Right.PUT, 90, 0.3, 1),
                Books.line(Right.CALL, 110, 0.2, 1),
                Books.line(Right.PUT, 110, 0.6, 1));

        assertThat(List.of(0, 1, 2, 3))
                .allSatisfy(i -> assertThat(reading.volatility(i)).isNotNull());
        assertThat(reading.volatility(0).value()).isEqualTo(0.3);
        assertThat(reading.volatility(1).value()).isEqualTo(0.3);
        assertThat(reading.volatility(2).value()).isEqualTo(0.2);
        assertThat(reading.volatility(3).value()).isEqualTo(0.2);
    }
}
