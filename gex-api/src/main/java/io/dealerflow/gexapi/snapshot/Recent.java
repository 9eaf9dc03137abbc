package io.dealerflow.gexapi.snapshot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values used last, up to a number. */
final class Recent<K, V> {
    private static final int CAPACITY = 16;
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<K, V> values;

    Recent(int size) {
        values = new LinkedHashMap<>(CAPACITY, LOAD_FACTOR, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        };
    }

    synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    synchronized void put(K key, V value) {
        values.put(key, value);
    }

    /** @param make has to be quick: everybody else waits for it */
    synchronized V computeIfAbsent(K key, Function<K, V> make) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        values.put(key, made);
        return made;
    }

    /** Forgets the key if it still has that value. */
    synchronized void remove(K key, V value) {
        values.remove(key, value);
    }
}
