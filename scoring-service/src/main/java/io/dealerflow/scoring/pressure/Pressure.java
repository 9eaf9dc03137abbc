package io.dealerflow.scoring.pressure;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.PressureDirection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Direction in which those who must trade move the price: dealers who hedge, else crowded speculators, else holders of what carries. The first
 * rule that applies decides; docs/scores.md has them.
 *
 * @param rule the rule that decided, in words
 */
public record Pressure(PressureDirection direction, String rule) {
    private static final String CONVENTION = ", under the dealer convention of the option book";

    public static Pressure of(AssetFeatures features, PressureLimits limits) {
        Fresh fresh = new Fresh(features);
        return ofDealers(fresh, limits)
                .or(() -> ofPositions(fresh, limits))
                .or(() -> ofCarry(fresh, limits))
                .orElseGet(() -> neutral("neither hedging, positions nor carry are known and pronounced"));
    }

    private static Optional<Pressure> ofDealers(Fresh fresh, PressureLimits limits) {
        Duration maxAge = limits.maxAge().flow();
        return fresh.value(FeatureName.HEDGING_FLOW_DOWN_SHARE, maxAge).map(share -> {
            if (Math.abs(share) < limits.minFlowShare()) {
                return neutral("dealers' hedging of a fall of 1 % is under " + percent(limits.minFlowShare())
                        + " of gross exposure" + CONVENTION);
            }
            if (share > 0) {
                return neutral("dealers buy falls, which damps moves" + CONVENTION);
            }
            double distance = fresh.value(FeatureName.FLIP_DISTANCE_PCT, maxAge).orElse(0.0);
            if (distance == 0) {
                return neutral("dealers sell falls, and no gamma flip leans either way" + CONVENTION);
            }
            return distance > 0
                    ? down("dealers sell falls, and spot is below the gamma flip" + CONVENTION)
                    : up("dealers sell falls, and spot is above the gamma flip" + CONVENTION);
        });
    }

    private static Optional<Pressure> ofPositions(Fresh fresh, PressureLimits limits) {
        double crowded = limits.crowdedPercentile();
        return fresh.value(
                        FeatureName.SPECULATORS_NET_PERCENTILE, limits.maxAge().positions())
                .flatMap(percentile -> {
                    if (percentile >= crowded) {
                        return Optional.of(down("speculators' net position is in the highest " + percent(1 - crowded)
                                + " of three years: what is crowded is sold"));
                    }
                    return percentile <= 1 - crowded
                            ? Optional.of(up("speculators' net position is in the lowest " + percent(1 - crowded)
                                    + " of three years: shorts are bought back"))
                            : Optional.empty();
                });
    }

    private static Optional<Pressure> ofCarry(Fresh fresh, PressureLimits limits) {
        Optional<Double> carry = fresh.value(FeatureName.CARRY, limits.maxAge().carry());
        if (carry.isPresent()) {
            return held(carry.get(), limits.minCarry(), "carry", fresh, limits);
        }
        return fresh.value(FeatureName.ROLL_YIELD, limits.maxAge().rollYield())
                .flatMap(roll -> held(roll, limits.minRollYield(), "roll yield", fresh, limits));
    }

    private static Optional<Pressure> held(
            double yield, double least, String what, Fresh fresh, PressureLimits limits) {
        if (Math.abs(yield) < least) {
            return Optional.empty();
        }
        boolean stressed = fresh.value(
                        FeatureName.REALIZED_VOL_PERCENTILE, limits.maxAge().carry())
                .filter(percentile -> percentile >= limits.stressedVolPercentile())
                .isPresent();
        String size =
                what + (yield > 0 ? " is at least " + percent(least) : " is at most -" + percent(least)) + " a year";
        String words = stressed
                ? size + " and realised vol is high: positions that carry are closed"
                : size + ": it pays to " + (yield > 0 ? "hold it" : "be short of it");
        return Optional.of(yield > 0 != stressed ? up(words) : down(words));
    }

    private static Pressure neutral(String rule) {
        return new Pressure(PressureDirection.NEUTRAL, rule);
    }

    private static Pressure up(String rule) {
        return new Pressure(PressureDirection.UP, rule);
    }

    private static Pressure down(String rule) {
        return new Pressure(PressureDirection.DOWN, rule);
    }

    /** A fraction as a percentage without needless decimals. */
    private static String percent(double fraction) {
        return Math.round(fraction * 10_000) / 100.0 + " %";
    }

    /** Features that are not too old. */
    private record Fresh(AssetFeatures features) {
        Optional<Double> value(FeatureName name, Duration maxAge) {
            Feature feature = features.features().get(name.wireName());
            return feature == null || isStale(feature.asOf(), maxAge)
                    ? Optional.empty()
                    : Optional.ofNullable(feature.value());
        }

        private boolean isStale(@Nullable Instant asOf, Duration maxAge) {
            return asOf != null && asOf.plus(maxAge).isBefore(features.asOf());
        }
    }
}
