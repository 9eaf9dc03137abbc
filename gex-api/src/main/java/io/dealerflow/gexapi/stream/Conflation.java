package io.dealerflow.gexapi.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Conflation of snapshots: the newest of a symbol replaces the earlier ones. */
final class Conflation {
    private Conflation() {}

    /** The events in their order, with only the last snapshot of each symbol. */
    static List<StreamEvent> newestSnapshots(List<StreamEvent> events) {
        Set<List<String>> seen = new HashSet<>();
        List<StreamEvent> kept = new ArrayList<>(events.size());
        for (StreamEvent event : events.reversed()) {
            if (event.type() != EventType.SNAPSHOT || seen.add(event.symbols())) {
                kept.add(event);
            }
        }
        Collections.reverse(kept);
        return kept;
    }
}
