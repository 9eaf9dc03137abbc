package io.dealerflow.benchmarks;

import static io.dealerflow.benchmarks.Decimal.DIGITS;
import static io.dealerflow.benchmarks.Decimal.HALF;
import static io.dealerflow.benchmarks.Decimal.cumulative;
import static io.dealerflow.benchmarks.Decimal.density;
import static io.dealerflow.benchmarks.Decimal.exact;
import static io.dealerflow.benchmarks.Decimal.exp;
import static io.dealerflow.benchmarks.Decimal.log;
import static io.dealerflow.benchmarks.Decimal.sqrt;

import io.dealerflow.quant.pricing.Market;
import io.dealerflow.quant.pricing.Right;
import java.math.BigDecimal;

/** Black–Scholes–Merton to more than 40 digits, written apart from {@code quant} after the same book (Haug, chapter 2). */
final class ExactBlack {
    private ExactBlack() {}

    /**
     * Sensitivities rounded to doubles once.
     *
     * @param vannaScale size of vanna where its factor d2 is not near zero
     * @param charmScale size of the terms that charm is the sum of
     */
    record Sensitivities(FiveGreeks greeks, double vannaScale, double charmScale) {}

    static Sensitivities sensitivities(Contract contract, Market market) {
        BigDecimal spot = exact(market.spot());
        BigDecimal years = exact(contract.years());
        BigDecimal sigma = exact(contract.volatility());
        BigDecimal yield = exact(market.dividendYield());
        BigDecimal carry = exact(market.rate()).subtract(yield);
        BigDecimal total = sigma.multiply(sqrt(years), DIGITS);
        BigDecimal drift = log(spot.divide(exact(contract.strike()), DIGITS)).add(carry.multiply(years), DIGITS);
        BigDecimal d1 = drift.divide(total, DIGITS).add(total.multiply(HALF), DIGITS);
        BigDecimal d2 = d1.subtract(total, DIGITS);
        BigDecimal discount = exp(yield.multiply(years).negate());
        BigDecimal bell = discount.multiply(density(d1), DIGITS);
        BigDecimal sign = BigDecimal.valueOf(contract.right().sign());
        BigDecimal delta = sign.multiply(discount).multiply(cumulative(sign.multiply(d1)), DIGITS);
        BigDecimal fromYield = yield.multiply(delta, DIGITS);
        BigDecimal fromCarry = bell.multiply(carry, DIGITS).divide(total, DIGITS);
        BigDecimal perTime = bell.divide(years.add(years), DIGITS);
        BigDecimal fromTime = perTime.multiply(d2, DIGITS);
        BigDecimal perSigma = bell.divide(sigma, DIGITS);
        FiveGreeks greeks = new FiveGreeks(
                delta.doubleValue(),
                bell.divide(spot.multiply(total), DIGITS).doubleValue(),
                spot.multiply(bell).multiply(sqrt(years), DIGITS).doubleValue(),
                perSigma.multiply(d2, DIGITS).negate().doubleValue(),
                fromYield.subtract(fromCarry).add(fromTime, DIGITS).doubleValue());
        BigDecimal charmScale = fromYield.abs().add(fromCarry.abs()).add(perTime, DIGITS);
        return new Sensitivities(greeks, perSigma.doubleValue(), charmScale.doubleValue());
    }

    /** Undiscounted price of the contract, rounded to a double once. */
    static double undiscounted(Contract contract) {
        BigDecimal forward = exact(contract.forward());
        BigDecimal strike = exact(contract.strike());
        BigDecimal total = exact(contract.volatility()).multiply(sqrt(exact(contract.years())), DIGITS);
        BigDecimal d1 =
                log(forward.divide(strike, DIGITS)).divide(total, DIGITS).add(total.multiply(HALF), DIGITS);
        BigDecimal d2 = d1.subtract(total, DIGITS);
        boolean call = contract.right() == Right.CALL;
        BigDecimal paid = strike.multiply(cumulative(call ? d2 : d2.negate()), DIGITS);
        BigDecimal received = forward.multiply(cumulative(call ? d1 : d1.negate()), DIGITS);
        BigDecimal price = call ? received.subtract(paid) : paid.subtract(received);
        return price.doubleValue();
    }
}
