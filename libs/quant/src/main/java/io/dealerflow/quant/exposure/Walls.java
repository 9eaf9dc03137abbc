package io.dealerflow.quant.exposure;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Strikes with the largest exposures.
 *
 * @param call            strike at or above spot with the largest call exposure, null when there is none
 * @param put             strike at or below spot with the largest put exposure, null when there is none
 * @param absoluteGamma   strike with the largest call and put exposure taken absolutely
 * @param largestPositive strike with the largest positive net exposure
 * @param largestNegative strike with the largest negative net exposure
 * @param gammaCentroid   mean strike weighted by absolute exposure
 */
public record Walls(
        @Nullable Double call,
        @Nullable Double put,
        @Nullable Double absoluteGamma,
        @Nullable Double largestPositive,
        @Nullable Double largestNegative,
        @Nullable Double gammaCentroid) {

    static Walls of(List<StrikeExposure> strikes, double spot) {
        Search search = new Search(strikes, spot);
        return new Walls(
                search.largest(row -> Math.abs(row.callGex()), strike -> strike >= spot),
                search.largest(row -> Math.abs(row.putGex()), strike -> strike <= spot),
                search.largest(Walls::absolute, strike -> true),
                search.largest(StrikeExposure::netGex, strike -> true),
                search.largest(row -> -row.netGex(), strike -> true),
                centroid(strikes));
    }

    private static double absolute(StrikeExposure row) {
        return Math.abs(row.callGex()) + Math.abs(row.putGex());
    }

    private static @Nullable Double centroid(List<StrikeExposure> strikes) {
        double weights = 0;
        double moments = 0;
        for (StrikeExposure row : strikes) {
            weights += absolute(row);
            moments += absolute(row) * row.strike();
        }
        return weights > 0 ? moments / weights : null;
    }

    /** Finds the strike where a measure is largest and above 0; of equals the one nearest to spot. */
    private record Search(List<StrikeExposure> strikes, double spot) {
        @Nullable
        Double largest(ToDoubleFunction<StrikeExposure> measure, DoublePredicate eligible) {
            Double best = null;
            double most = 0;
            for (StrikeExposure row : strikes) {
                double value = measure.applyAsDouble(row);
                if (!eligible.test(row.strike()) || value <= 0) {
                    continue;
                }
                boolean closer = best != null && Math.abs(row.strike() - spot) < Math.abs(best - spot);
                if (value > most || (value == most && closer)) {
                    best = row.strike();
                    most = value;
                }
            }
            return best;
        }
    }
}
