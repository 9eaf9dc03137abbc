package io.dealerflow.quant.profile;

import io.dealerflow.quant.profile.GexCurve.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sign changes of a curve by brute force: between neighbours of a ladder of very many levels. */
final class DenseScan {
    private DenseScan() {}

    /** From {@code low} to {@code high}. */
    static List<Double> crossings(GexCurve curve, double low, double high, int steps) {
        List<Double> found = new ArrayList<>();
        double last = 0;
        for (Node node : curve.ladder(low, Math.log(high / low) / steps, steps + 1)) {
            if (last * node.gex() < 0) {
                found.add(node.spot());
            }
            last = node.gex();
        }
        return found;
    }

    static @Nullable Double nearest(List<Double> crossings, double spot) {
        return crossings.stream()
                .min(Comparator.comparingDouble(crossing -> Math.abs(crossing - spot)))
                .orElse(null);
    }
}
