package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.AlertMemory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What rules on events of models keep: the state of their alerts, and what has been seen. Topics of models may hold an event more than once, and a repeat
 * is older than the newest instant, or one of that instant.
 *
 * @param asOf     the newest instant; null before the first event
 * @param eventIds the events of that instant, at most {@value #MAX_IDS}
 */
record Answered(AlertMemory alerts, @Nullable Instant asOf, List<String> eventIds) {
    static final Answered NONE = new Answered(AlertMemory.EMPTY, null, List.of());
    private static final int MAX_IDS = 64;

    Answered {
        eventIds = List.copyOf(eventIds);
    }

    /** Raises the alerts of an event that is neither a repeat nor older than the newest of its key, and remembers it. */
    static void answer(
            KeyValueStore<Bytes, byte[]> store,
            String key,
            Event event,
            Function<AlertMemory, Decision> rules,
            Consumer<Alert> raise) {
        Bytes stored = StateBytes.key(key, "");
        Answered before = of(store, stored);
        if (!before.isNew(event)) {
            return;
        }
        Decision decision = rules.apply(before.alerts());
        decision.alerts().forEach(raise);
        store.put(stored, StateBytes.write(before.after(event, decision.memory())));
    }

    static Answered of(KeyValueStore<Bytes, byte[]> store, Bytes key) {
        byte[] stored = store.get(key);
        return stored == null ? NONE : StateBytes.read(stored, Answered.class);
    }

    /** Whether the event is neither a repeat nor older than the newest. */
    boolean isNew(Event event) {
        return asOf == null
                || event.asOf().isAfter(asOf)
                || (event.asOf().equals(asOf) && !eventIds.contains(event.eventId()));
    }

    /** After an event that {@link #isNew}. */
    Answered after(Event event, AlertMemory memory) {
        List<String> ids = new ArrayList<>(event.asOf().equals(asOf) ? eventIds : List.of());
        ids.add(event.eventId());
        return new Answered(memory, event.asOf(), ids.subList(Math.max(0, ids.size() - MAX_IDS), ids.size()));
    }
}
