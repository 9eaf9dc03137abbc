package io.dealerflow.worker;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.SeriesSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model in memory: labels a headline with its own version and says as {@code length} how long it is. It counts its batches, fails at a headline
 * {@value #BAD}, refuses an empty one, and is at fault when it is used after its end or given what another version prepared.
 */
public final class CountingModel implements LoadedModel {
    public static final String BAD = "bad";
    public static final String LENGTH = "length";

    private final ModelName name;
    private final String version;
    private final Queue<Integer> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private volatile boolean closed;

    public CountingModel(ModelName name, String version) {
        this.name = name;
        this.version = version;
    }

    private record Headline(CountingModel of, String text) implements Prepared.Ready {}

    @Override
    public ModelName name() {
        return name;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Device device() {
        return Device.CPU;
    }

    @Override
    public Prepared prepare(ModelInput input, SeriesSource data) {
        String headline = String.valueOf(input.headline());
        return headline.isEmpty() ? new Prepared.Refused("NO_TEXT") : new Headline(this, headline);
    }

    @Override
    public List<Answer> run(List<Prepared.Ready> batch) {
        running.incrementAndGet();
        try {
            batches.add(batch.size());
            return batch.stream().map(Headline.class::cast).map(this::answer).toList();
        } finally {
            running.decrementAndGet();
        }
    }

    private Answer answer(Headline headline) {
        if (closed || headline.of() != this) {
            throw new IllegalStateException(
                    version + " is closed, or was given what " + headline.of().version() + " prepared");
        }
        if (headline.text().equals(BAD)) {
            throw new IllegalArgumentException("cannot run " + BAD);
        }
        return new Answer(
                new ModelOutput(
                        version,
                        Map.of(version, 1.0),
                        null,
                        Map.of(LENGTH, (double) headline.text().length()),
                        List.of(),
                        null,
                        null),
                Map.of());
    }

    /** Sizes of the batches so far. */
    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed || running.get() > 0) {
            throw new IllegalStateException(version + " is closed twice, or while it runs");
        }
        closed = true;
    }
}
