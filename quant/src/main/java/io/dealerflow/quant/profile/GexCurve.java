package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.VolatilityDynamics;
import java.util.Arrays;

/** Net gamma exposure of a book as a function of spot, dollars per 1 %. */
@FunctionalInterface
public interface GexCurve {
    /** Net exposure and its derivative at a spot. */
    Node node(double spot);

    /** The same at several spots. */
    default Node[] nodes(double[] spots) {
        return Arrays.stream(spots).mapToObj(this::node).toArray(Node[]::new);
    }

    /** Net exposure and its derivative by spot. */
    record Node(double spot, double gex, double slope) {}

    /** The curve of a book whose contracts have volatilities, under its convention's dynamics. */
    static GexCurve of(PreparedBook prepared) {
        return prepared.convention().dynamics() == VolatilityDynamics.STICKY_MONEYNESS
                ? MoneynessKernel.of(prepared)
                : GammaKernel.of(prepared);
    }
}
