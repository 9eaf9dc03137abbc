package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.VolatilityDynamics;
import java.util.stream.IntStream;

/** Net gamma exposure of a book as a function of spot, dollars per 1 %. */
@FunctionalInterface
public interface GexCurve {
    /** Net exposure and its derivative at a spot. */
    Node node(double spot);

    /** The same on a ladder of spots, {@code from · e^(k · step)} for {@code k} from 0. */
    default Node[] ladder(double from, double step, int rungs) {
        return IntStream.range(0, rungs)
                .mapToObj(k -> node(from * Math.exp(k * step)))
                .toArray(Node[]::new);
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
