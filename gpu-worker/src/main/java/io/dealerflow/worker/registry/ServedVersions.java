package io.dealerflow.worker.registry;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.batch.Lane;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The version of each model that answers now. */
public final class ServedVersions implements AutoCloseable {
    private final Map<ModelName, ServedVersion> current = new ConcurrentHashMap<>();

    /** What is asked of one version. */
    @FunctionalInterface
    public interface Question<T> {
        /** @return completes when the version is not needed any more */
        CompletableFuture<T> ask(ServedVersion version) throws InterruptedException;
    }

    public Optional<ServedVersion> of(ModelName model) {
        return Optional.ofNullable(current.get(model));
    }

    public List<ServedVersion> all() {
        return List.copyOf(current.values());
    }

    /**
     * From now on {@code version} answers. The one before it closes its model after what it has been asked.
     *
     * @return completes when the one before is closed
     */
    public CompletableFuture<Void> activate(ServedVersion version) {
        ServedVersion before = current.put(version.served().model(), version);
        return before == null
                ? CompletableFuture.completedFuture(null)
                : before.lane().retire();
    }

    /** Asks the version that answers now; it stays open until it has answered. May block while the model has too much to do. */
    public <T> CompletableFuture<T> ask(ModelName model, Question<T> question) throws InterruptedException {
        ServedVersion version = acquire(model);
        Lane lane = version.lane();
        CompletableFuture<T> answer;
        try {
            answer = question.ask(version);
        } catch (InterruptedException | RuntimeException e) {
            lane.release();
            throw e;
        }
        return answer.whenComplete((_, _) -> lane.release());
    }

    /** A version may be replaced between being found and being acquired. */
    private ServedVersion acquire(ModelName model) {
        while (true) {
            ServedVersion version = Objects.requireNonNull(
                    current.get(model), () -> "no version of " + model.wireName() + " is served");
            if (version.lane().acquire()) {
                return version;
            }
        }
    }

    /** Every lane closes its model after what it has been asked. */
    @Override
    public void close() {
        for (ServedVersion version : current.values()) {
            var _ = version.lane().retire();
        }
    }
}
