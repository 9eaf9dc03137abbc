package io.dealerflow.ingest.quality;

import io.dealerflow.contracts.event.Event;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The share of values that are as they should not be, 0–1. */
final class Share<E extends Event> implements Measure {
    private final Class<E> type;
    private final BiConsumer<E, Share<E>> values;
    private int checked;
    private int violated;
    private @Nullable String example;

    /** @param values gives each value of an event to {@link #check} */
    Share(Class<E> type, BiConsumer<E, Share<E>> values) {
        this.type = type;
        this.values = values;
    }

    /** @param description of the value, when it is the first violation */
    void check(boolean isViolated, Supplier<String> description) {
        checked++;
        if (isViolated) {
            violated++;
            example = example == null ? description.get() : example;
        }
    }

    @Override
    public void add(Event event) {
        if (type.isInstance(event)) {
            values.accept(type.cast(event), this);
        }
    }

    @Override
    public int checked() {
        return checked;
    }

    @Override
    public double measured() {
        return checked == 0 ? 0 : (double) violated / checked;
    }

    @Override
    public @Nullable String example() {
        return example;
    }
}
