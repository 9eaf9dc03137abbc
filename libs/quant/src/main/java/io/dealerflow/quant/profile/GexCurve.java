package io.dealerflow.quant.profile;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.chain.VolatilityDynamics;
import java.util.stream.IntStream;

/** Net gamma exposure of a book as a function of spot, dollars per 1 %. */
public sealed interface GexCurve permits GammaKernel, MoneynessKernel {
    /** Net exposure and its derivative at a spot, finite and {@code > 0}. */
    Node node(double spot);

    /** The same on a ladder of spots, {@code from · e^(k · step)} for {@code k} from 0. */
    default Node[] ladder(double from, double step, int rungs) {
        return IntStream.range(0, rungs)
                .mapToObj(k -> node(from * Math.exp(k * step)))
                .toArray(Node[]::new);
    }

    /**
     * A spot that was evaluated.
     *
     * @param spot  level of the underlying
     * @param gex   net exposure there, dollars per 1 %
     * @param slope its derivative by spot
     */
    record Node(double spot, double gex, double slope) {}

    /**
     * The curve of a book under its convention's dynamics.
     *
     * @throws IllegalArgumentException under vendor gammas, which cannot be re-priced
     */
    static GexCurve of(PreparedBook prepared) {
        return of(
                prepared,
                prepared.readings().stream().mapToDouble(SeriesReading::years).toArray());
    }

    /**
     * The curve of a book at another time; volatilities follow spot, not time.
     *
     * @param yearsByReading time to settlement parallel to {@link PreparedBook#readings()}; what has none left (0) is left out
     * @throws IllegalArgumentException under vendor gammas, which cannot be re-priced
     */
    static GexCurve of(PreparedBook prepared, double[] yearsByReading) {
        return prepared.convention().dynamics() == VolatilityDynamics.STICKY_MONEYNESS
                ? MoneynessKernel.of(prepared, yearsByReading)
                : GammaKernel.of(prepared, yearsByReading);
    }
}
