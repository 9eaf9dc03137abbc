package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import java.util.Comparator;
import java.util.Optional;

/**
 * The strike with the largest gross gamma exposure; of equal ones the nearest to spot.
 *
 * @param grossGex of the strike, dollars per 1 %
 * @param share    of the whole book's gross exposure, 0–1
 */
public record Concentration(double strike, double grossGex, double share) {
    /** Empty when the book has no exposure. */
    public static Optional<Concentration> of(GexSnapshot snapshot) {
        if (snapshot.grossGex() <= 0) {
            return Optional.empty();
        }
        return snapshot.byStrike().stream()
                .max(Comparator.comparingDouble(Concentration::gross)
                        .thenComparing(Comparator.<StrikeGex>comparingDouble(
                                        strike -> Math.abs(strike.strike() - snapshot.spot()))
                                .reversed()))
                .map(largest ->
                        new Concentration(largest.strike(), gross(largest), gross(largest) / snapshot.grossGex()));
    }

    private static double gross(StrikeGex strike) {
        return Math.abs(strike.callGex()) + Math.abs(strike.putGex());
    }
}
