package io.dealerflow.dbn;

import java.math.BigDecimal;

/** Numbers in units of 1e-9. */
public final class Prices {
    /** A price that is not given. */
    public static final long UNDEFINED = Long.MAX_VALUE;

    private static final int SCALE = 9;
    private static final double UNITS = 1e9;
    /** Up to here a long is exactly a double, and one division rounds once. */
    private static final long EXACT = 1L << 53;

    private Prices() {}

    /** The double nearest to {@code price}; NaN when it is undefined. */
    public static double toDouble(long price) {
        if (price == UNDEFINED) {
            return Double.NaN;
        }
        return -EXACT <= price && price <= EXACT
                ? price / UNITS
                : BigDecimal.valueOf(price, SCALE).doubleValue();
    }
}
