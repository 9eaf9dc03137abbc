package io.dealerflow.benchmarks;

import java.math.BigDecimal;
import java.math.MathContext;

/** Functions of decimal numbers to more than 40 digits, slow and simple: the reference for doubles. */
final class Decimal {
    static final MathContext DIGITS = new MathContext(60);
    static final BigDecimal HALF = new BigDecimal("0.5");

    private static final BigDecimal PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899863");
    private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-64");
    /** The exponential of an argument halved so often is summed in a dozen terms, then squared as often. */
    private static final int HALVINGS = 16;
    /** Each step triples the sixteen digits of the first guess. */
    private static final int LOG_STEPS = 2;

    private Decimal() {}

    /** The exact value of a double. */
    static BigDecimal exact(double value) {
        return new BigDecimal(value);
    }

    /** For arguments up to some hundreds. */
    static BigDecimal exp(BigDecimal x) {
        BigDecimal reduced = x.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = term;
        for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
            term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** Natural logarithm, by Halley's iteration on {@link #exp}. */
    static BigDecimal log(BigDecimal x) {
        BigDecimal y = exact(Math.log(x.doubleValue()));
        for (int step = 0; step < LOG_STEPS; step++) {
            BigDecimal power = exp(y);
            BigDecimal change = x.subtract(power).divide(x.add(power), DIGITS);
            y = y.add(change.add(change), DIGITS);
        }
        return y;
    }

    static BigDecimal sqrt(BigDecimal x) {
        return x.sqrt(DIGITS);
    }

    /** Normal density. */
    static BigDecimal density(BigDecimal x) {
        BigDecimal bell = exp(x.multiply(x, DIGITS).multiply(HALF).negate());
        return bell.divide(sqrt(PI.add(PI)), DIGITS);
    }

    /**
     * Normal distribution, within 1e-55 absolutely: {@code 1/2 + n(x) (x + x^3/3 + x^5/(3*5) + …)}, a series without
     * cancellation (M. Abramowitz and I. Stegun, <i>Handbook of Mathematical Functions</i>, 26.2.11).
     */
    static BigDecimal cumulative(BigDecimal x) {
        BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int odd = 3; term.abs().compareTo(NEGLIGIBLE) > 0; odd += 2) {
            term = term.multiply(square, DIGITS).divide(BigDecimal.valueOf(odd), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return HALF.add(density(x).multiply(sum, DIGITS), DIGITS);
    }
}
