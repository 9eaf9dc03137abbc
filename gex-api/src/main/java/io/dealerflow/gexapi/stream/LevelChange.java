package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The levels of a symbol after at least one of them changed. The flip has changed when it is at least {@value #FLIP_MOVE_PCT} % of
 * spot away from the flip of the last change, or when it exists only before or only now.
 *
 * @param gammaFlip the crossing nearest to spot, null when there is none
 * @param changed   names of the changed levels: {@code gamma_flip}, {@code gamma_regime}, {@code call_wall}, {@code put_wall}; all of them
 *                  for the first snapshot of a symbol
 * @param previous  the levels of the last change, null for the first snapshot of a symbol
 * @param eventId   of the snapshot
 */
public record LevelChange(
        String symbol,
        Instant asOf,
        double spot,
        double netGex,
        @Nullable Double gammaFlip,
        GammaRegime gammaRegime,
        @Nullable Double callWall,
        @Nullable Double putWall,
        List<String> changed,
        @Nullable Previous previous,
        String eventId) {
    static final double FLIP_MOVE_PCT = 0.1;

    public LevelChange {
        changed = List.copyOf(changed);
    }

    /** The levels of an earlier change. */
    public record Previous(
            Instant asOf,
            @Nullable Double gammaFlip,
            GammaRegime gammaRegime,
            @Nullable Double callWall,
            @Nullable Double putWall) {
        static Previous of(LevelChange change) {
            return new Previous(
                    change.asOf(), change.gammaFlip(), change.gammaRegime(), change.callWall(), change.putWall());
        }
    }

    /** The change; empty when no level changed, or when the snapshot is older than {@code known}. */
    public static Optional<LevelChange> between(@Nullable LevelChange known, GexSnapshot snapshot) {
        if (known != null && snapshot.asOf().isBefore(known.asOf())) {
            return Optional.empty();
        }
        List<String> changed = changed(known, snapshot);
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of(new LevelChange(
                        snapshot.symbol(),
                        snapshot.asOf(),
                        snapshot.spot(),
                        snapshot.netGex(),
                        snapshot.gammaFlip().value(),
                        snapshot.gammaRegime(),
                        snapshot.callWall(),
                        snapshot.putWall(),
                        changed,
                        known == null ? null : Previous.of(known),
                        snapshot.eventId()));
    }

    private static List<String> changed(@Nullable LevelChange known, GexSnapshot snapshot) {
        List<String> changed = new ArrayList<>();
        if (known == null || hasMoved(known.gammaFlip(), snapshot.gammaFlip().value(), snapshot.spot())) {
            changed.add("gamma_flip");
        }
        if (known == null || known.gammaRegime() != snapshot.gammaRegime()) {
            changed.add("gamma_regime");
        }
        if (known == null || !Objects.equals(known.callWall(), snapshot.callWall())) {
            changed.add("call_wall");
        }
        if (known == null || !Objects.equals(known.putWall(), snapshot.putWall())) {
            changed.add("put_wall");
        }
        return changed;
    }

    private static boolean hasMoved(@Nullable Double before, @Nullable Double now, double spot) {
        return (before == null || now == null)
                ? !Objects.equals(before, now)
                : Math.abs(now - before) >= spot * FLIP_MOVE_PCT / 100;
    }
}
