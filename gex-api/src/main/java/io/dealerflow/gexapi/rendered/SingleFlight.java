package io.dealerflow.gexapi.rendered;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work that is done once for all who ask for it while it is being done. */
final class SingleFlight<T> {
    private final Map<String, Uni<T>> running = new ConcurrentHashMap<>();

    /** The outcome of the running work of that key, or else of {@code work}. */
    Uni<T> get(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> running.computeIfAbsent(key, k -> once(k, work)));
    }

    private Uni<T> once(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(() -> running.remove(key))
                .memoize()
                .indefinitely();
    }
}
