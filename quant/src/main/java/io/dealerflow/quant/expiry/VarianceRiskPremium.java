package io.dealerflow.quant.expiry;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.vol.RealisedVolatility;
import java.util.List;
import java.util.Optional;

/**
 * What options charge for variance over what the underlying showed, per year.
 *
 * @param implied  30-day variance at the money forward, {@code sigma^2}
 * @param realised variance of the last 20 daily returns, annualised
 */
public record VarianceRiskPremium(double implied, double realised) {
    private static final double THIRTY_DAYS = 30 / DAYS_PER_YEAR;

    /** Square of the volatility at the money forward in 30 days; empty when no two expiries lie around it. */
    public static Optional<Double> thirtyDayVariance(PreparedBook prepared) {
        return AtTheMoney.volatilityAt(prepared, THIRTY_DAYS).map(volatility -> volatility * volatility);
    }

    /** @param closes daily, oldest first, up to the book's as-of; empty with fewer than 21 */
    public static Optional<VarianceRiskPremium> of(PreparedBook prepared, List<Double> closes) {
        return thirtyDayVariance(prepared)
                .flatMap(implied -> RealisedVolatility.of(closes)
                        .map(realised -> new VarianceRiskPremium(implied, realised * realised)));
    }

    /** Implied minus realised, positive when options are dear. */
    public double value() {
        return implied - realised;
    }
}
