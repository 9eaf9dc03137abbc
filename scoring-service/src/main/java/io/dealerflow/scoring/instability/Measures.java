package io.dealerflow.scoring.instability;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.NoFlipReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measure of each component from a snapshot. None depends on the size of the market, so that one scale serves all assets:
 *
 * <ul>
 *   <li>{@code flow}: what dealers must sell when spot falls 1 %, as a share of gross gamma exposure (dollars per 1 %), about −1
 *       to 1. Positive: they sell into the fall. Negative: they buy it.
 *   <li>{@code vol}: at-the-money-forward vol at 30 days, fraction per year.
 *   <li>{@code positioning}: distance between spot and gamma flip in percent of spot; positive when net gamma exposure at spot is
 *       negative, negative when it is positive. Without a sign change in the searched range it is the distance to the nearer end
 *       of that range, which is less than the true one.
 * </ul>
 */
public final class Measures {
    /** The snapshot has no exposure to relate a flow or a distance to. */
    static final String NO_EXPOSURE = "NO_EXPOSURE";

    static final String NO_HEDGING_FLOW = "NO_HEDGING_FLOW";
    static final String NO_ATM_VOL = "NO_ATM_VOL";
    static final String NO_FLIP = "NO_FLIP";

    /** The service receives no feature of this kind. */
    static final String NO_SOURCE = "NO_SOURCE";

    private static final double DOWN_MOVE_PCT = -1;
    private static final double PERCENT = 100;

    private Measures() {}

    /** One measure for each {@link ComponentKind}, in its order. */
    public static List<Measure> of(GexSnapshot snapshot) {
        return List.of(
                flow(snapshot),
                vol(snapshot),
                positioning(snapshot),
                Measure.missing(ComponentKind.CARRY_TERM, NO_SOURCE),
                Measure.missing(ComponentKind.CREDIT, NO_SOURCE),
                Measure.missing(ComponentKind.CONTAGION, NO_SOURCE),
                Measure.missing(ComponentKind.NARRATIVE, NO_SOURCE));
    }

    /** What dealers must buy (+) or sell (−) in dollars when spot moves by {@code movePct} percent. */
    public static Optional<Double> hedgingFlowDollars(GexSnapshot snapshot, double movePct) {
        return snapshot.hedgingFlow().stream()
                .filter(flow -> Math.abs(flow.movePct() - movePct) < 1e-9)
                .map(HedgingFlow::dollars)
                .filter(Double::isFinite)
                .findFirst();
    }

    private static Measure flow(GexSnapshot snapshot) {
        if (snapshot.grossGex() <= 0) {
            return Measure.missing(ComponentKind.FLOW, NO_EXPOSURE);
        }
        return hedgingFlowDollars(snapshot, DOWN_MOVE_PCT)
                .map(dollars -> Measure.of(
                        ComponentKind.FLOW,
                        -dollars / snapshot.grossGex(),
                        Map.of("hedging_flow_down_1pct_usd", dollars, "gross_gex_usd_per_pct", snapshot.grossGex())))
                .orElseGet(() -> Measure.missing(ComponentKind.FLOW, NO_HEDGING_FLOW));
    }

    /** Abstains without exposure too, so that a book before open interest is published cannot move the index by itself. */
    private static Measure vol(GexSnapshot snapshot) {
        if (snapshot.grossGex() <= 0) {
            return Measure.missing(ComponentKind.VOL, NO_EXPOSURE);
        }
        Double vol = snapshot.atmIv30d();
        return vol == null || !(vol > 0) || Double.isInfinite(vol)
                ? Measure.missing(ComponentKind.VOL, NO_ATM_VOL)
                : Measure.of(ComponentKind.VOL, vol, Map.of("atm_iv_30d", vol));
    }

    private static Measure positioning(GexSnapshot snapshot) {
        if (snapshot.grossGex() <= 0) {
            return Measure.missing(ComponentKind.POSITIONING, NO_EXPOSURE);
        }
        return flipDistancePct(snapshot)
                .map(distancePct -> Measure.of(
                        ComponentKind.POSITIONING,
                        -Math.signum(snapshot.netGex()) * distancePct,
                        Map.of("flip_distance_abs_pct", distancePct, "net_gex_usd_per_pct", snapshot.netGex())))
                .orElseGet(() -> Measure.missing(
                        ComponentKind.POSITIONING,
                        Optional.ofNullable(snapshot.gammaFlip().reason())
                                .map(NoFlipReason::name)
                                .orElse(NO_FLIP)));
    }

    /** Distance of the flip from spot, percent of spot, {@code >= 0}. */
    private static Optional<Double> flipDistancePct(GexSnapshot snapshot) {
        GammaFlip flip = snapshot.gammaFlip();
        if (flip.distancePct() != null) {
            return Optional.of(Math.abs(flip.distancePct())).filter(Double::isFinite);
        }
        return flip.reason() == NoFlipReason.NO_SIGN_CHANGE
                ? flip.searched().stream()
                        .map(end -> Math.abs(end / snapshot.spot() - 1) * PERCENT)
                        .filter(Double::isFinite)
                        .min(Double::compare)
                : Optional.empty();
    }
}
