package io.dealerflow.quant.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.american.AmericanPrice.Priced;
import io.dealerflow.quant.american.AmericanPrice.Reason;
import io.dealerflow.quant.american.AmericanPrice.Unpriced;
import io.dealerflow.quant.american.CashDividends.Payment;
import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CashDividendsTest {
    private static final Market MARKET = new Market(100, 0.05, 0);
    private static final CashDividends DIVIDENDS =
            new CashDividends(List.of(new Payment(0.25, 2), new Payment(0.75, 2), new Payment(1.25, 2)));

    private final AmericanPricer pricer = new AmericanPricer();

    private double price(AmericanOption option, Market market, CashDividends dividends) {
        return ((Priced) pricer.price(option, market, dividends)).price();
    }

    /** 2 e^(-0.0125) + 2 e^(-0.0375), by hand. */
    @Test
    void presentValueCountsDividendsToExpiry() {
        assertThat(DIVIDENDS.presentValue(1, 0.05)).isCloseTo(3.901544436, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void optionIsPricedOnTheSpotWithoutThem(Right right) {
        AmericanOption option = new AmericanOption(right, 100, 1, 0.3);
        Market escrowed = new Market(100 - 3.901544436, 0.05, 0);

        assertThat(price(option, MARKET, DIVIDENDS)).isCloseTo(Pricing.price(pricer, option, escrowed), within(1e-8));
    }

    @Test
    void noneChangeNothing() {
        AmericanOption option = new AmericanOption(Right.PUT, 100, 1, 0.3);

        assertThat(pricer.price(option, MARKET, CashDividends.NONE)).isEqualTo(pricer.price(option, MARKET));
        assertThat(pricer.greeks(option, MARKET, CashDividends.NONE)).isEqualTo(pricer.greeks(option, MARKET));
    }

    @Test
    void callIsNeverBelowWhatExercisePaysOnTheQuotedSpot() {
        AmericanOption option = new AmericanOption(Right.CALL, 50, 0.3, 0.2);
        CashDividends large = new CashDividends(List.of(new Payment(0.1, 10)));

        assertThat(pricer.price(option, MARKET, large)).isEqualTo(new Priced(50, Exercise.IMMEDIATE));
    }

    @Test
    void dividendsBeyondTheSpotAreRefused() {
        CashDividends liquidation = new CashDividends(List.of(new Payment(0.1, 101)));
        AmericanOption option = new AmericanOption(Right.CALL, 50, 0.3, 0.2);

        assertThat(pricer.price(option, MARKET, liquidation)).isEqualTo(new Unpriced(Reason.DIVIDENDS_EXCEED_SPOT));
        assertThat(pricer.greeks(option, MARKET, liquidation))
                .isEqualTo(new AmericanGreeks.Unknown(Reason.DIVIDENDS_EXCEED_SPOT));
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void greeksCountThePresentValueOfDividends(Right right) {
        double h = 1e-4;
        AmericanOption option = new AmericanOption(right, 100, 1, 0.3);
        AmericanOption later = new AmericanOption(right, 100, 1 - h, 0.3);
        AmericanOption earlier = new AmericanOption(right, 100, 1 + h, 0.3);
        double theta = (price(later, MARKET, shifted(-h)) - price(earlier, MARKET, shifted(h))) / (2 * h);
        double rho = (price(option, new Market(100, 0.05 + h, 0), DIVIDENDS)
                        - price(option, new Market(100, 0.05 - h, 0), DIVIDENDS))
                / (2 * h);
        double delta = (price(option, new Market(100 + h, 0.05, 0), DIVIDENDS)
                        - price(option, new Market(100 - h, 0.05, 0), DIVIDENDS))
                / (2 * h);

        assertThat(pricer.greeks(option, MARKET, DIVIDENDS))
                .isInstanceOfSatisfying(AmericanGreeks.Known.class, greeks -> {
                    assertThat(greeks.delta()).isCloseTo(delta, within(1e-6));
                    assertThat(greeks.theta()).isCloseTo(theta, within(1e-4));
                    assertThat(greeks.rho()).isCloseTo(rho, within(1e-3));
                });
    }

    private static CashDividends shifted(double years) {
        return new CashDividends(DIVIDENDS.payments().stream()
                .map(payment -> new Payment(payment.yearsToExDate() + years, payment.amount()))
                .toList());
    }

    @Test
    void impossiblePaymentsAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Payment(1, Double.NaN));
    }
}
