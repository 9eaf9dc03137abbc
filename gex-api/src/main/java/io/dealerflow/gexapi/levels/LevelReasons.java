package io.dealerflow.gexapi.levels;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpectedMove;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why levels of a snapshot are null, by the name of the level. */
final class LevelReasons {
    private static final Duration PIN_HORIZON = Duration.ofDays(5);

    private final Map<String, NoLevelReason> reasons = new TreeMap<>();

    private LevelReasons() {}

    /** @param front row of the expiry that settles first; null where nothing is alive */
    static Map<String, NoLevelReason> of(GexSnapshot snapshot, @Nullable ExpiryGex front) {
        LevelReasons found = new LevelReasons();
        found.book(snapshot);
        found.flip(snapshot.gammaFlip());
        found.front(snapshot, front);
        return found.reasons;
    }

    private void book(GexSnapshot snapshot) {
        check("implied_spot", snapshot.impliedSpot(), NoLevelReason.NO_PARITY_FORWARD);
        check("net_to_gross", snapshot.netToGross(), NoLevelReason.NO_EXPOSURE);
        check("call_wall", snapshot.callWall(), NoLevelReason.NO_CALL_EXPOSURE_ABOVE_SPOT);
        check("put_wall", snapshot.putWall(), NoLevelReason.NO_PUT_EXPOSURE_BELOW_SPOT);
        check("atm_iv_30d", snapshot.atmIv30d(), NoLevelReason.NO_EXPIRIES_AROUND_30_DAYS);
        check("put_call_open_interest", snapshot.putCallOpenInterest(), NoLevelReason.NO_CALLS);
    }

    private void flip(GexSnapshot.GammaFlip flip) {
        NoFlipReason given = flip.reason();
        NoLevelReason reason = given == null ? NoLevelReason.UNKNOWN : NoLevelReason.valueOf(given.name());
        check("gamma_flip", flip.value(), reason);
        check("flip_distance", flip.distance(), reason);
        check("flip_distance_pct", flip.distancePct(), reason);
    }

    private void front(GexSnapshot snapshot, @Nullable ExpiryGex front) {
        ExpectedMove move = snapshot.expectedMove();
        check("front_expiry", move, NoLevelReason.NO_LIVE_EXPIRY);
        check("front_root", move, NoLevelReason.NO_LIVE_EXPIRY);
        check(
                "max_pain",
                front == null ? null : front.maxPain(),
                front == null ? NoLevelReason.NO_LIVE_EXPIRY : NoLevelReason.NO_OPEN_INTEREST);
        check(
                "expected_move_straddle",
                move == null ? null : move.straddle(),
                move == null ? NoLevelReason.NO_LIVE_EXPIRY : NoLevelReason.NO_TWO_SIDED_QUOTES);
        check(
                "expected_move_sigma",
                move == null ? null : move.sigma(),
                move == null ? NoLevelReason.NO_LIVE_EXPIRY : NoLevelReason.NO_ATM_VOLATILITY);
        NoLevelReason noPin = noPin(snapshot, front);
        check("pin_risk", snapshot.pinRisk(), noPin);
        check("pin_strike", snapshot.pinRisk(), noPin);
    }

    /** The conditions of pin risk in the order in which they are tested. */
    private static NoLevelReason noPin(GexSnapshot snapshot, @Nullable ExpiryGex front) {
        ExpectedMove move = snapshot.expectedMove();
        if (front == null || move == null || isBeyondPinHorizon(snapshot.asOf(), front)) {
            return NoLevelReason.NO_EXPIRY_WITHIN_5_DAYS;
        }
        return move.straddle() == null && move.sigma() == null
                ? NoLevelReason.NO_EXPECTED_MOVE
                : NoLevelReason.NO_OPEN_INTEREST_NEAR_SPOT;
    }

    private static boolean isBeyondPinHorizon(Instant asOf, ExpiryGex front) {
        Instant settlement = SettlementStyle.valueOf(front.settlement().name()).instantOn(front.expiry());
        return Duration.between(asOf, settlement).compareTo(PIN_HORIZON) > 0;
    }

    private void check(String level, @Nullable Object value, NoLevelReason reason) {
        if (value == null) {
            reasons.put(level, reason);
        }
    }
}
