package io.dealerflow.quant.robustness;

import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sign of net gamma exposure and the side of the flip depend on assumptions on which tools differ. Net exposure is
 * a small difference of large sums, so they often do.
 *
 * @param netToGross   -1 to 1; near 0 the sums nearly cancel; null when gross is 0
 * @param alternatives those that apply, in the order of {@link Assumption}
 */
public record Robustness(@Nullable Double netToGross, List<Alternative> alternatives) {
    public Robustness {
        alternatives = List.copyOf(alternatives);
    }

    /** Reads and analyses the book once more for each assumption. */
    public static Robustness of(GexAnalysis base) {
        List<Alternative> alternatives = new ArrayList<>();
        for (Assumption assumption : Assumption.values()) {
            Optional<PreparedBook> other = assumption.applied(base.prepared());
            other.map(GexAnalysis::of)
                    .map(analysis -> compare(assumption, base, analysis))
                    .ifPresent(alternatives::add);
        }
        return new Robustness(base.totals().netToGross(), alternatives);
    }

    /** The assumptions that change the sign or the side. */
    public List<Assumption> turning() {
        return alternatives.stream()
                .filter(Alternative::turns)
                .map(Alternative::assumption)
                .toList();
    }

    /** Whether no assumption changes either. */
    public boolean holds() {
        return turning().isEmpty();
    }

    private static Alternative compare(Assumption assumption, GexAnalysis base, GexAnalysis other) {
        return new Alternative(
                assumption,
                other.totals(),
                other.flip(),
                signHolds(base.totals(), other.totals()),
                sideHolds(base.flip(), other.flip()));
    }

    private static @Nullable Boolean signHolds(GexTotals base, GexTotals other) {
        boolean comparable = base.gross() > 0 && other.gross() > 0;
        return comparable ? Math.signum(base.net()) == Math.signum(other.net()) : null;
    }

    private static @Nullable Boolean sideHolds(GammaFlip base, GammaFlip other) {
        boolean comparable = base.isKnown() && other.isKnown();
        return comparable ? side(base) == side(other) : null;
    }

    /** 1 above spot, -1 at or below it, 0 without a flip. */
    private static int side(GammaFlip flip) {
        Double distance = flip.distance();
        return distance == null ? 0 : distance > 0 ? 1 : -1;
    }
}
