package io.dealerflow.contracts.rules;

import io.dealerflow.contracts.event.Event;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure of an event that rules may compare. Its {@link #of} is pure. */
public final class RuleField {
    private final String path;
    private final String unit;
    private final Class<? extends Event> event;
    private final Function<Event, @Nullable Double> reader;

    RuleField(String path, String unit, Class<? extends Event> event, Function<Event, @Nullable Double> reader) {
        this.path = path;
        this.unit = unit;
        this.event = event;
        this.reader = reader;
    }

    /** The event and the names within it, joined by points: {@code score.components.flow.value}. */
    public String path() {
        return path;
    }

    /** Unit of the figure: {@code usd_per_pct}, {@code percent}, … */
    public String unit() {
        return unit;
    }

    /** Type of the events that have it. */
    public Class<? extends Event> event() {
        return event;
    }

    /** Its value in an event of the type, null where it has none: it abstained, or its source is missing. */
    public @Nullable Double of(Event observed) {
        return reader.apply(event.cast(observed));
    }

    @Override
    public String toString() {
        return path;
    }
}
