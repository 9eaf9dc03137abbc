package io.dealerflow.quant.expiry;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.vol.RealisedVolatility;
import java.util.List;
import java.util.Optional;

/**
 * Implied less realised variance, per year.
 *
 * @param implied  30-day variance at the money forward, {@code sigma^2}
 * @param realised variance of the last 20 daily returns, annualised
 */
public record VarianceRiskPremium(double implied, double realised) {
    private static final double THIRTY_DAYS = 30 / DAYS_PER_YEAR;

    /** Why there is no premium. */
    public enum Reason {
        /** No two expiries with a volatility at the money lie around 30 days. */
        NO_EXPIRIES_AROUND_30_DAYS,
        /** Fewer than 21 closes. */
        TOO_FEW_CLOSES
    }

    /** Square of the volatility at the money forward in 30 days; empty when no two expiries lie around it. */
    public static Optional<Double> thirtyDayVariance(PreparedBook prepared) {
        return AtTheMoney.volatilityAt(prepared, THIRTY_DAYS).map(volatility -> volatility * volatility);
    }

    /**
     * The premium at the book's as-of, or why there is none.
     *
     * @param closes daily, oldest first, up to the book's as-of, finite and {@code > 0}
     */
    public static Outcome<VarianceRiskPremium, Reason> of(PreparedBook prepared, List<Double> closes) {
        Optional<Double> implied = thirtyDayVariance(prepared);
        if (implied.isEmpty()) {
            return new Missing<>(Reason.NO_EXPIRIES_AROUND_30_DAYS);
        }
        Optional<Double> realised = RealisedVolatility.of(closes);
        return realised.isEmpty()
                ? new Missing<>(Reason.TOO_FEW_CLOSES)
                : new Found<>(new VarianceRiskPremium(implied.get(), realised.get() * realised.get()));
    }

    /** Implied minus realised, positive when options are expensive. */
    public double value() {
        return implied - realised;
    }
}
