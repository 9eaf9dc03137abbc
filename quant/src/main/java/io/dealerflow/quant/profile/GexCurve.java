package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.chain.VolatilityDynamics;
import java.util.stream.IntStream;

/** Net gamma exposure of a book as a function of spot, dollars per 1 %. */
public interface GexCurve {
    /** Net exposure and its derivative at a spot, finite and {@code > 0}. */
    Node node(double spot);

    /** The same on a ladder of spots, {@code from · e^(k · step)} for {@code k} from 0. */
    default Node[] ladder(double from, double step, int rungs) {
        return IntStream.range(0, rungs)
                .mapToObj(k -> node(from * Math.exp(k * step)))
                .toArray(Node[]::new);
    }

    /** How sharply {@code gex / S} can bend over {@code ln S} in the range of a profile around {@code spot}. */
    Roughness roughness(double spot);

    /**
     * A spot that was evaluated.
     *
     * @param spot  level of the underlying
     * @param gex   net exposure there, dollars per 1 %
     * @param slope its derivative by spot
     */
    record Node(double spot, double gex, double slope) {}

    /** The curve of a book whose contracts have volatilities, under its convention's dynamics. */
    static GexCurve of(PreparedBook prepared) {
        return of(
                prepared,
                prepared.readings().stream().mapToDouble(SeriesReading::years).toArray());
    }

    /**
     * The curve of a book at another time; volatilities follow spot, not time.
     *
     * @param yearsByReading time to settlement parallel to {@link PreparedBook#readings()}; what has none left (0) is left out
     */
    static GexCurve of(PreparedBook prepared, double[] yearsByReading) {
        return prepared.convention().dynamics() == VolatilityDynamics.STICKY_MONEYNESS
                ? MoneynessKernel.of(prepared, yearsByReading)
                : GammaKernel.of(prepared, yearsByReading);
    }
}
