package io.dealerflow.gexapi.stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.kit.core.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Events of snapshots. */
public final class SnapshotEvents {
    private static final ObjectWriter HEADLINE =
            Wire.json().copy().addMixIn(GexSnapshot.class, WithoutTables.class).writer();

    private SnapshotEvents() {}

    /** The tables have up to a megabyte; {@code /gex/{symbol}} answers them for an {@code as_of}. */
    @JsonIgnoreProperties({"by_strike", "by_expiry", "hedging_flow", "observation_ids"})
    private interface WithoutTables {}

    /**
     * Each snapshot, followed by the level change that it shows.
     *
     * @param known the last level change of each symbol
     */
    public static List<NewEvent> of(List<Received<GexSnapshot>> snapshots, Map<String, LevelChange> known) {
        Map<String, LevelChange> newest = new HashMap<>(known);
        List<NewEvent> events = new ArrayList<>();
        for (Received<GexSnapshot> received : snapshots) {
            events.add(NewEvent.of(EventType.SNAPSHOT, received, headline(received.event())));
            String symbol = received.event().symbol();
            LevelChange.between(newest.get(symbol), received.event()).ifPresent(change -> {
                newest.put(symbol, change);
                events.add(NewEvent.of(EventType.LEVELS, received, Wire.writeJsonText(change)));
            });
        }
        return events;
    }

    private static String headline(GexSnapshot snapshot) {
        try {
            return HEADLINE.writeValueAsString(snapshot);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the snapshot " + snapshot.eventId(), e);
        }
    }
}
