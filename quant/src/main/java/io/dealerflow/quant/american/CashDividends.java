package io.dealerflow.quant.american;

import io.dealerflow.quant.Require;
import java.util.List;

/**
 * Announced dividends in money, for the escrowed model: the spot less the present value of the dividends before expiry
 * follows the lognormal law with the option's volatility (R. Roll, 1977; Haug, 2nd edition, chapter 9).
 *
 * <p>What the model leaves out: the volatility is that of the spot without its dividends, and exercise is worth that
 * spot's distance to the strike. A call that would be exercised just before an ex-date is therefore priced too low, though
 * never below what exercise now pays on the quoted spot; puts are hardly affected.
 *
 * @param payments in any order; those after expiry are left out
 */
public record CashDividends(List<Payment> payments) {
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
        public Payment {
            Require.positive(yearsToExDate, "yearsToExDate");
            Require.notNegative(amount, "amount");
        }
    }

    /** Present value of the dividends up to and including {@code years}, in units of the underlying. */
    public double presentValue(double years, double rate) {
        double sum = 0;
        for (Payment payment : payments) {
            if (payment.yearsToExDate() <= years) {
                sum += payment.amount() * Math.exp(-rate * payment.yearsToExDate());
            }
        }
        return sum;
    }

    /** How much the {@link #presentValue} falls per 1.00 of rate. */
    double rateSensitivity(double years, double rate) {
        double sum = 0;
        for (Payment payment : payments) {
            double when = payment.yearsToExDate();
            if (when <= years) {
                sum += when * payment.amount() * Math.exp(-rate * when);
            }
        }
        return sum;
    }
}
