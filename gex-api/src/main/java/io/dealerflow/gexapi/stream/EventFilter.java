package io.dealerflow.gexapi.stream;

import io.dealerflow.contracts.scores.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events that a reader subscribes to.
 *
 * @param symbols       any of these; all when empty
 * @param types         any of these; all when empty
 * @param leastSeverity minimum severity of alerts, acknowledgements and resolutions; events of other types pass
 */
public record EventFilter(
        Set<String> symbols, Set<EventType> types, @Nullable Severity leastSeverity) {
    /** Of these there are too many, or they are for one reader: they notify only where their type is asked for by name. */
    private static final Set<EventType> BY_NAME =
            Set.of(EventType.ACKNOWLEDGEMENT, EventType.RESOLUTION, EventType.SIGNAL, EventType.PREDICTION);

    public static final EventFilter ALL = new EventFilter(Set.of(), Set.of(), null);

    public EventFilter {
        symbols = Set.copyOf(symbols);
        types = Set.copyOf(types);
    }

    /** Whether the event matches. A gap always does. */
    public boolean accepts(StreamEvent event) {
        return event.type() == EventType.GAP
                || ((types.isEmpty() || types.contains(event.type()))
                        && (symbols.isEmpty() || isAboutAny(event.symbols()))
                        && isSevereEnough(event.severity()));
    }

    /**
     * Whether the event causes a notification: it matches, is not replayed, and where it is an acknowledgement, a resolution, a
     * signal or a prediction its type is asked for by name.
     */
    public boolean notifies(StreamEvent event) {
        return !event.replayed() && accepts(event) && (!BY_NAME.contains(event.type()) || types.contains(event.type()));
    }

    private boolean isAboutAny(List<String> about) {
        return about.stream().anyMatch(symbols::contains);
    }

    private boolean isSevereEnough(@Nullable Severity severity) {
        return leastSeverity == null || severity == null || severity.compareTo(leastSeverity) >= 0;
    }
}
