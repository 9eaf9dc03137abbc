package io.dealerflow.scoring.alerts;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.scoring.history.History;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules need of an earlier snapshot.
 *
 * @param eventIds      snapshots of this instant, the one that counts last
 * @param callWall      as in the snapshot
 * @param putWall       as in the snapshot
 * @param concentration largest share of gross exposure at one strike, 0–1; null without exposure
 */
public record PastSnapshot(
        Instant asOf,
        List<String> eventIds,
        @Nullable Double callWall,
        @Nullable Double putWall,
        @Nullable Double concentration)
        implements History.Entry<PastSnapshot> {
    public PastSnapshot {
        eventIds = List.copyOf(eventIds);
    }

    public static PastSnapshot of(GexSnapshot snapshot) {
        return new PastSnapshot(
                snapshot.asOf(),
                List.of(snapshot.eventId()),
                snapshot.callWall(),
                snapshot.putWall(),
                Concentration.of(snapshot).map(Concentration::share).orElse(null));
    }

    @Override
    public PastSnapshot withEventIds(List<String> ids) {
        return new PastSnapshot(asOf, ids, callWall, putWall, concentration);
    }
}
