package io.dealerflow.gexapi.levels;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpectedMove;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What traders watch of a symbol's book, in one flat record. Exposures are dollars of delta per 1 % move of spot; the front expiry
 * is the live series that settles first. A level that is null has its reason in {@code reasons}, under its name.
 *
 * @param impliedSpot          front parity forward discounted by the curve
 * @param gammaFlip            the crossing nearest to spot
 * @param flipDistance         flip − spot
 * @param flipDistancePct      percent of spot
 * @param maxPain              of the front expiry
 * @param expectedMoveStraddle of the front expiry, dollars: the mean absolute move
 * @param expectedMoveSigma    of the front expiry, dollars: one standard deviation
 * @param pinRisk              0–1, of the front expiry within five days
 * @param pinStrike            the strike that it is about
 * @param atmIv30d             at-the-money-forward vol at 30 days, fraction per year
 * @param reasons              why levels are null, by name
 * @param eventId              of the snapshot
 */
public record Levels(
        String symbol,
        Instant asOf,
        double spot,
        @Nullable Double impliedSpot,
        double netGex,
        double callGex,
        double putGex,
        double grossGex,
        @Nullable Double netToGross,
        GammaRegime gammaRegime,
        @Nullable Double gammaFlip,
        @Nullable Double flipDistance,
        @Nullable Double flipDistancePct,
        @Nullable Double callWall,
        @Nullable Double putWall,
        @Nullable LocalDate frontExpiry,
        @Nullable String frontRoot,
        @Nullable Double maxPain,
        @Nullable Double expectedMoveStraddle,
        @Nullable Double expectedMoveSigma,
        @Nullable Double pinRisk,
        @Nullable Double pinStrike,
        @JsonProperty("atm_iv_30d") @Nullable Double atmIv30d,
        @Nullable Double putCallOpenInterest,
        Map<String, NoLevelReason> reasons,
        String eventId) {
    public Levels {
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    }

    /** The levels of a snapshot. */
    public static Levels of(GexSnapshot snapshot) {
        GexSnapshot.GammaFlip flip = snapshot.gammaFlip();
        ExpectedMove move = snapshot.expectedMove();
        PinRisk pin = snapshot.pinRisk();
        ExpiryGex front = front(snapshot);
        return new Levels(
                snapshot.symbol(),
                snapshot.asOf(),
                snapshot.spot(),
                snapshot.impliedSpot(),
                snapshot.netGex(),
                snapshot.callGex(),
                snapshot.putGex(),
                snapshot.grossGex(),
                snapshot.netToGross(),
                snapshot.gammaRegime(),
                flip.value(),
                flip.distance(),
                flip.distancePct(),
                snapshot.callWall(),
                snapshot.putWall(),
                of(move, ExpectedMove::expiry),
                of(move, ExpectedMove::root),
                of(front, ExpiryGex::maxPain),
                of(move, ExpectedMove::straddle),
                of(move, ExpectedMove::sigma),
                of(pin, PinRisk::value),
                of(pin, PinRisk::strike),
                snapshot.atmIv30d(),
                snapshot.putCallOpenInterest(),
                LevelReasons.of(snapshot, front),
                snapshot.eventId());
    }

    private static @Nullable ExpiryGex front(GexSnapshot snapshot) {
        ExpectedMove move = snapshot.expectedMove();
        return move == null
                ? null
                : snapshot.byExpiry().stream()
                        .filter(row ->
                                row.expiry().equals(move.expiry()) && row.root().equals(move.root()))
                        .findFirst()
                        .orElse(null);
    }

    private static <T, V> @Nullable V of(@Nullable T part, Function<T, @Nullable V> member) {
        return part == null ? null : member.apply(part);
    }
}
