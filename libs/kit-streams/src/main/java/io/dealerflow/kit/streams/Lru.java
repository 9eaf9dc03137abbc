package io.dealerflow.kit.streams;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The most recently used values, up to a total weight; the last one stays, whatever its weight. Not thread-safe. */
public final class Lru<K, V> {
    private final long maxWeight;
    private final ToLongFunction<V> weigher;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** At most {@code maxEntries} values. */
    public Lru(int maxEntries) {
        this(maxEntries, value -> 1);
    }

    /** @param weigher constant for a value */
    public Lru(long maxWeight, ToLongFunction<V> weigher) {
        this.maxWeight = maxWeight;
        this.weigher = weigher;
    }

    /** The cached value, or else the one from {@code loader}, which is then cached. */
    public V get(K key, Function<K, V> loader) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V loaded = loader.apply(key);
        put(key, loaded);
        return loaded;
    }

    public void put(K key, V value) {
        V before = values.put(key, value);
        weight += weigher.applyAsLong(value) - (before == null ? 0 : weigher.applyAsLong(before));
        Iterator<V> eldest = values.values().iterator();
        while (weight > maxWeight && values.size() > 1) {
            weight -= weigher.applyAsLong(eldest.next());
            eldest.remove();
        }
    }

    public void remove(K key) {
        V before = values.remove(key);
        weight -= before == null ? 0 : weigher.applyAsLong(before);
    }
}
