package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Market;
import java.util.List;

/**
 * Announced cash dividends, for the escrowed model (R. Roll, <i>An analytic valuation formula for unprotected American
 * call options on stocks with known dividends</i>, Journal of Financial Economics 5, 1977; E. Haug, <i>Option Pricing
 * Formulas</i>, 2nd edition, chapter 9): the quoted spot is the present value of the dividends before expiry plus the
 * escrowed spot, which follows the lognormal law with the option's volatility.
 *
 * <p>Exercise is paid on the quoted spot. So calls are exercised just before an ex-date, and puts after it; an option on the
 * escrowed spot alone would be worth too little as a call and too much as a put.
 *
 * @param payments in any order; those after expiry are left out
 */
public record CashDividends(List<Payment> payments) {
    /** No cash dividends. */
    public static final CashDividends NONE = new CashDividends(List.of());

    public CashDividends {
        payments = List.copyOf(payments);
    }

    /**
     * One dividend.
     *
     * @param yearsToExDate finite, {@code > 0}
     * @param amount in units of the underlying, finite, {@code >= 0}
     */
    public record Payment(double yearsToExDate, double amount) {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Payment {
            Require.positive(yearsToExDate, "yearsToExDate");
            Require.notNegative(amount, "amount");
        }

        /** The continuous yield is paid on the quoted spot, hence on what is set aside for this payment too. */
        double presentValue(double carry) {
            return amount * Math.exp(-carry * yearsToExDate);
        }
    }

    /**
     * Present value of the dividends up to and including {@code years}, in units of the underlying: discounted at the rate
     * less the yield, so that the forward is {@code S e^((r-q)T)} less every dividend's own growth to expiry.
     */
    public double presentValue(double years, Market market) {
        double sum = 0;
        for (Payment payment : payments) {
            if (payment.yearsToExDate() <= years) {
                sum += payment.presentValue(market.rate() - market.dividendYield());
            }
        }
        return sum;
    }
}
