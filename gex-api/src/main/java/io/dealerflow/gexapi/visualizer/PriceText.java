package io.dealerflow.gexapi.visualizer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Prices as decimal text with two digits after the point or more. */
final class PriceText {
    private static final int LEAST_DIGITS = 2;
    private static final int COMPUTED_DIGITS = 4;

    private PriceText() {}

    /** A price that was given, to its last digit. */
    static String of(double price) {
        return text(BigDecimal.valueOf(price));
    }

    /** A price that was computed, to the nearest ten-thousandth; null for none. */
    static @Nullable String rounded(@Nullable Double price) {
        return price == null ? null : text(BigDecimal.valueOf(price).setScale(COMPUTED_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String text(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        return (shortest.scale() < LEAST_DIGITS ? shortest.setScale(LEAST_DIGITS, RoundingMode.UNNECESSARY) : shortest)
                .toPlainString();
    }
}
