package io.dealerflow.quant.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.OptionLine;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.data.Books;
import io.dealerflow.quant.pricing.BlackScholesMerton;
import io.dealerflow.quant.pricing.EuropeanOption;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.DayCount;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpliedSpotTest {
    /** Quoted while the underlying stood at {@code spot}, a hair to both sides of the price. */
    private static Series quotedAt(double spot, String expiry) {
        double years = DayCount.ACT_SECONDS_365.years(Books.AS_OF, LocalDate.parse(expiry), SettlementStyle.PM);
        List<OptionLine> lines = new ArrayList<>();
        for (double strike = 98; strike <= 104; strike++) {
            for (Right right : Right.values()) {
                double price = BlackScholesMerton.price(
                        new EuropeanOption(right, strike, years, 0.2), new Market(spot, 0.043, 0.015));
                lines.add(Books.quoted(right, strike, price * 0.999, price * 1.001));
            }
        }
        return Books.series("SPY", expiry, lines);
    }

    @Test
    void theFrontForwardDiscountedByTheCurveShowsAStaleIndex() {
        PreparedBook prepared = PreparedBook.of(
                Books.book(quotedAt(103, "2023-06-16"), quotedAt(101, "2023-01-20")), Convention.DEFAULT);

        assertThat(GexAnalysis.of(prepared).impliedSpot()).isCloseTo(101, within(1e-9));
    }

    @Test
    void withoutParityThereIsNone() {
        PreparedBook prepared = PreparedBook.of(Books.typical(), Convention.DEFAULT);

        assertThat(GexAnalysis.of(prepared).impliedSpot()).isNull();
    }
}
