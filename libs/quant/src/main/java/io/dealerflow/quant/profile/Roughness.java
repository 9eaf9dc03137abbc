package io.dealerflow.quant.profile;

import io.dealerflow.quant.batch.WeightedLines;

/**
 * Curvature bound of a sum of bells {@code Σ w e^(-z^2/2)}, each z a straight line over {@code ln S}: on every cell of the range
 * of a profile an upper bound of the magnitude of its fourth derivative, {@code Σ |w| s^4 |z^4 - 6 z^2 + 3| e^(-z^2/2)} with s the
 * slope of the line.
 */
final class Roughness {
    private static final int CELLS = 2048;
    /** Standard deviations from the peak of a bell; beyond the last the factor of z, below 2e-14, counts as rounding. */
    private static final double[] BAND = {4, 5, 6, 9};
    /** The most that the factor of z can be from the end of the band before on. */
    private static final double[] MOST = {3, 0.055, 0.0018, 0.000017, 0};

    private final double lowest;
    private final double cellsPerUnit;
    private final double[] bound = new double[CELLS + 1];
    private final int bells;
    private double peaks;

    private Roughness(double spot, int bells) {
        this.bells = bells;
        double low = Math.log1p(-GammaProfile.RANGE);
        lowest = Math.log(spot) + low;
        cellsPerUnit = CELLS / (Math.log1p(GammaProfile.RANGE) - low);
    }

    /** Of {@code gex / S} in the range of a profile around {@code spot}. */
    static Roughness of(GexCurve curve, double spot) {
        return switch (curve) {
            case GammaKernel kernel -> kernel.roughness(spot);
            case MoneynessKernel kernel -> kernel.roughness(spot);
        };
    }

    /**
     * Of bells in the range of a profile around a spot.
     *
     * @param lines   over {@code u = ln(S / ownSpot)}
     * @param ownSpot where u is 0
     */
    static Roughness of(WeightedLines lines, double ownSpot, double spot) {
        Roughness roughness = new Roughness(spot, lines.size());
        double logSpot = Math.log(ownSpot);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.weight(i) != 0) {
                roughness.add(lines, i, logSpot);
            }
        }
        roughness.addUp();
        return roughness;
    }

    /** Number of bells. */
    int bells() {
        return bells;
    }

    /** Sum of the heights of all bells at their peaks, whatever their sign. */
    double peaks() {
        return peaks;
    }

    /** Bound of the magnitude of the fourth derivative between two spots of the range. */
    double between(double left, double right) {
        double most = 0;
        int last = cell(Math.log(right));
        for (int i = cell(Math.log(left)); i <= last; i++) {
            most = Math.max(most, bound[i]);
        }
        return most;
    }

    private void add(WeightedLines lines, int i, double logSpot) {
        double deviation = 1 / lines.slope(i);
        double peak = logSpot - lines.height(i, 0) * deviation;
        double height = Math.abs(lines.weight(i));
        double square = lines.slope(i) * lines.slope(i);
        double fourth = height * square * square;
        peaks += height;
        for (int band = 0; band < BAND.length; band++) {
            raise(peak, BAND[band] * deviation, fourth * (MOST[band] - MOST[band + 1]));
        }
    }

    /** Records the ends of a step, to be summed once all are recorded. */
    private void raise(double middle, double reach, double rise) {
        bound[cell(middle - reach)] += rise;
        bound[cell(middle + reach) + 1] -= rise;
    }

    private void addUp() {
        for (int i = 1; i < CELLS; i++) {
            bound[i] += bound[i - 1];
        }
    }

    private int cell(double logSpot) {
        return Math.max(0, Math.min(CELLS - 1, (int) ((logSpot - lowest) * cellsPerUnit)));
    }
}
