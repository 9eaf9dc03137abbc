package io.dealerflow.quant.chain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Contracts used and dropped; {@code used + sum of dropped = received}.
 *
 * @param dropped contracts by reason, reasons that occur only
 * @param volatilitySources used contracts by the origin of their volatility, origins that occur only
 */
public record BookQuality(
        int received, int used, Map<DropReason, Integer> dropped, Map<VolatilitySource, Integer> volatilitySources) {
    public BookQuality {
        dropped = ordered(DropReason.class, dropped);
        volatilitySources = ordered(VolatilitySource.class, volatilitySources);
    }

    /** Contracts dropped for a reason. */
    public int dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0);
    }

    /** Used contracts whose volatility came from a source. */
    public int from(VolatilitySource source) {
        return volatilitySources.getOrDefault(source, 0);
    }

    private static <K extends Enum<K>> Map<K, Integer> ordered(Class<K> type, Map<K, Integer> counts) {
        EnumMap<K, Integer> copy = new EnumMap<>(type);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** Counts while a book is read. */
    static final class Counter {
        private final EnumMap<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
        private final EnumMap<VolatilitySource, Integer> sources = new EnumMap<>(VolatilitySource.class);
        private int received;
        private int used;

        void drop(DropReason reason, int contracts) {
            if (contracts > 0) {
                dropped.merge(reason, contracts, Integer::sum);
                received += contracts;
            }
        }

        void use(VolatilitySource source) {
            sources.merge(source, 1, Integer::sum);
            use();
        }

        void use() {
            used++;
            received++;
        }

        BookQuality counted() {
            return new BookQuality(received, used, dropped, sources);
        }
    }
}
