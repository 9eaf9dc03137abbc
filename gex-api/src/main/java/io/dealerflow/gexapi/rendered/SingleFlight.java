package io.dealerflow.gexapi.rendered;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Work that is done once for all who ask for it while it is being done, from any thread. */
final class SingleFlight<T> {
    private final Map<String, CompletableFuture<T>> running = new ConcurrentHashMap<>();

    /** The outcome of the running work of that key, or else of {@code work}. One who no longer waits does not end it for the others. */
    Uni<T> get(String key, Supplier<Uni<T>> work) {
        return Uni.createFrom().completionStage(() -> future(key, work).copy());
    }

    private CompletableFuture<T> future(String key, Supplier<Uni<T>> work) {
        var mine = new CompletableFuture<T>();
        CompletableFuture<T> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return first;
        }
        Uni.createFrom()
                .deferred(work::get)
                .onTermination()
                .invoke(() -> running.remove(key, mine))
                .subscribe()
                .with(mine::complete, mine::completeExceptionally);
        return mine;
    }
}
