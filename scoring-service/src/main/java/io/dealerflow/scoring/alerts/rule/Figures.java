package io.dealerflow.scoring.alerts.rule;

import static java.util.stream.Collectors.joining;

import io.dealerflow.contracts.scores.AssetScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats the figures of alerts, the same in every locale. */
final class Figures {
    private static final double BILLION = 1e9;
    private static final double MILLION = 1e6;

    private static final int LEAST_DECIMALS = 2;
    private static final int MOST_DECIMALS = 4;

    private Figures() {}

    /** A spot, strike or level: at most two decimals, no trailing zeros. */
    static String level(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A price or strike as a detail: decimal text of two to four decimals. */
    static String price(double value) {
        BigDecimal exact = BigDecimal.valueOf(value)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return exact.setScale(Math.max(LEAST_DECIMALS, exact.scale())).toPlainString();
    }

    /** Two decimals. */
    static String percent(double percent) {
        return String.format(Locale.ROOT, "%.2f %%", percent);
    }

    /** Dollars of delta per 1 % move, in the unit that fits. */
    static String exposure(double dollars) {
        double size = Math.abs(dollars);
        if (size >= BILLION) {
            return String.format(Locale.ROOT, "%.2f bn USD", dollars / BILLION);
        }
        return size >= MILLION
                ? String.format(Locale.ROOT, "%.2f m USD", dollars / MILLION)
                : String.format(Locale.ROOT, "%.0f USD", dollars);
    }

    /** Names and values, 0–1, of the components that do not abstain. */
    static String components(AssetScore score) {
        return score.components().stream()
                .filter(component -> component.value() != null)
                .map(component -> component.name() + " " + String.format(Locale.ROOT, "%.2f", component.value()))
                .collect(joining(", "));
    }
}
