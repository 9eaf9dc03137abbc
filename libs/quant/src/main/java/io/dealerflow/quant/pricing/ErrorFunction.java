package io.dealerflow.quant.pricing;

/**
 * Complementary error function, plain and scaled, to machine precision.
 *
 * <p>Rational Chebyshev approximations of W. J. Cody, <i>Rational Chebyshev approximations for the error function</i>,
 * Math. Comp. 23 (1969), 631–637, with the coefficients of his program CALERF.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as published
public final class ErrorFunction {
    private static final double SMALL = 0.46875;
    private static final double MIDDLE = 4.0;
    private static final double ONE_OVER_SQRT_PI = 0.56418958354775628695;
    /** Below this the scaled function overflows. */
    private static final double SCALED_LOWEST = -26.628;
    /** Above this the plain function underflows to zero. */
    private static final double PLAIN_HIGHEST = 26.543;

    private static final double[] SMALL_NUMERATOR = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_DENOMINATOR = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] MIDDLE_NUMERATOR = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] LARGE_NUMERATOR = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] LARGE_DENOMINATOR = {
        1,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ErrorFunction() {}

    /** {@code erfc(x) = 1 - erf(x)}; 2 at minus infinity, 0 at plus infinity. */
    public static double erfc(double x) {
        double y = Math.abs(x);
        if (y <= SMALL) {
            return 1 - erfSmall(x);
        }
        double tail = y > PLAIN_HIGHEST ? 0 : minusSquareExponential(y) * scaledPositive(y);
        return x < 0 ? 2 - tail : tail;
    }

    /** {@code erfcx(x) = exp(x^2) erfc(x)}; infinite below about -26.6, {@code 1/(x sqrt(pi))} for large x. */
    public static double erfcx(double x) {
        if (Math.abs(x) <= SMALL) {
            return Math.exp(x * x) * (1 - erfSmall(x));
        }
        if (x > 0) {
            return scaledPositive(x);
        }
        return x < SCALED_LOWEST ? Double.POSITIVE_INFINITY : 2 * squareExponential(x) - scaledPositive(-x);
    }

    private static double erfSmall(double x) {
        double square = x * x;
        return x * ratio(SMALL_NUMERATOR, SMALL_DENOMINATOR, square);
    }

    private static double scaledPositive(double y) {
        if (y <= MIDDLE) {
            return ratio(MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR, y);
        }
        double inverseSquare = 1 / (y * y);
        double correction = inverseSquare * ratio(LARGE_NUMERATOR, LARGE_DENOMINATOR, inverseSquare);
        return (ONE_OVER_SQRT_PI - correction) / y;
    }

    /** {@code exp(-y^2)}, the square split so that its rounding error does not reach the exponential. */
    private static double minusSquareExponential(double y) {
        double coarse = Math.floor(y * 16) / 16;
        double rest = (y - coarse) * (y + coarse);
        return Math.exp(-coarse * coarse) * Math.exp(-rest);
    }

    private static double squareExponential(double x) {
        double coarse = Math.floor(-x * 16) / 16;
        double rest = (-x - coarse) * (-x + coarse);
        return Math.exp(coarse * coarse) * Math.exp(rest);
    }

    /** Ratio of two polynomials of the same degree, highest power first. */
    private static double ratio(double[] numerator, double[] denominator, double x) {
        double above = numerator[0];
        double below = denominator[0];
        for (int i = 1; i < numerator.length; i++) {
            above = Math.fma(above, x, numerator[i]);
            below = Math.fma(below, x, denominator[i]);
        }
        return above / below;
    }
}
