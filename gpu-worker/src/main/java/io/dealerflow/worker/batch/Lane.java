package io.dealerflow.worker.batch;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Answer;
import io.dealerflow.worker.model.LoadedModel.Prepared;
import io.dealerflow.worker.model.SeriesSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * One version of a model that answers. Inputs are prepared on {@link Tools#preparation}, collected into batches, and run on platform threads of
 * the lane's own. Since a lane has one version, answers that were submitted together are of one.
 *
 * <p>Whoever submits holds the lane meanwhile ({@link #acquire}, {@link #release}). A {@link #retire retired} lane is not acquired any more; it
 * closes its model after the last batch of those who still hold it.
 */
public final class Lane {
    /**
     * What lanes share.
     *
     * @param preparation runs what prepares an input; another for models that wait for stored series than for those that compute
     */
    public record Tools(Executor preparation, SeriesSource data, LaneListener listener, LongSupplier nanoTime) {}

    private record Pending(Prepared.Ready input, long since, CompletableFuture<Answer> answer) {}

    private final LoadedModel model;
    private final Tools tools;
    private final Semaphore room;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final MicroBatch<Pending> waiting;
    private int holders;
    private boolean retired;
    private int running;

    /** Starts its threads. */
    public Lane(LoadedModel model, int threads, BatchLimits limits, Tools tools) {
        this.model = model;
        this.tools = tools;
        this.room = new Semaphore(limits.capacity());
        this.waiting = new MicroBatch<>(limits);
        this.running = threads;
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform()
                    .daemon()
                    .name(model.name().wireName() + "-" + model.version() + "-" + i)
                    .start(this::runBatches);
        }
    }

    public LoadedModel model() {
        return model;
    }

    /** Inputs that wait to be run. */
    public int queued() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** @return false when it is retired: another lane has taken its place */
    public boolean acquire() {
        lock.lock();
        try {
            if (retired) {
                return false;
            }
            holders++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends one {@link #acquire}, after the answers have come. */
    public void release() {
        lock.lock();
        try {
            holders--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @return completes when its model is closed */
    public CompletableFuture<Void> retire() {
        lock.lock();
        try {
            retired = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return closed;
    }

    /**
     * Blocks while the lane is full.
     *
     * @return the answers in the order of the inputs; fails with the first failure of one of them
     */
    public CompletableFuture<List<Answer>> submit(List<ModelInput> inputs) throws InterruptedException {
        announce(inputs.size());
        List<CompletableFuture<Answer>> answers = new ArrayList<>(inputs.size());
        try {
            for (ModelInput input : inputs) {
                room.acquire();
                answers.add(accept(input));
            }
        } finally {
            for (int missing = answers.size(); missing < inputs.size(); missing++) {
                withdraw();
            }
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> answers.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Answer> accept(ModelInput input) {
        var answer = new CompletableFuture<Answer>();
        var released = answer.whenComplete((_, _) -> room.release());
        tools.preparation().execute(() -> prepare(input, answer));
        return released;
    }

    private void prepare(ModelInput input, CompletableFuture<Answer> answer) {
        long start = tools.nanoTime().getAsLong();
        try {
            Prepared prepared = model.prepare(input, tools.data());
            long end = tools.nanoTime().getAsLong();
            tools.listener().prepared(model.name(), Duration.ofNanos(end - start));
            switch (prepared) {
                case Prepared.Ready ready -> add(new Pending(ready, end, answer));
                case Prepared.Refused(String reason) -> {
                    withdraw();
                    answer.complete(new Answer(ModelOutput.none(reason), Map.of()));
                }
            }
        } catch (Throwable e) {
            withdraw();
            answer.completeExceptionally(e);
        }
    }

    private void runBatches() {
        try {
            for (List<Pending> batch = take(); !batch.isEmpty(); batch = take()) {
                run(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** Waits for a batch; an empty one is the end. */
    private List<Pending> take() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                long nanos = waiting.nanosUntilDue(tools.nanoTime().getAsLong());
                if (nanos == 0) {
                    return waiting.take();
                }
                if (retired && holders == 0 && waiting.size() == 0) {
                    return List.of();
                }
                if (nanos == MicroBatch.NEVER) {
                    changed.await();
                } else {
                    var _ = changed.await(nanos, TimeUnit.NANOSECONDS);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** A batch that fails is run again input by input, so that only the one at fault fails. */
    private void run(List<Pending> batch) {
        long start = tools.nanoTime().getAsLong();
        try {
            List<Answer> answers = model.run(batch.stream().map(Pending::input).toList());
            long end = tools.nanoTime().getAsLong();
            tools.listener()
                    .ran(
                            model.name(),
                            batch.size(),
                            Duration.ofNanos(start - batch.getFirst().since()),
                            Duration.ofNanos(end - start));
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer().complete(answers.get(i));
            }
        } catch (Throwable e) {
            if (batch.size() > 1 && e instanceof Exception) {
                batch.forEach(pending -> run(List.of(pending)));
            } else {
                batch.forEach(pending -> pending.answer().completeExceptionally(e));
            }
        }
    }

    private void end() {
        lock.lock();
        try {
            running--;
            if (running > 0) {
                return;
            }
        } finally {
            lock.unlock();
        }
        try {
            model.close();
            closed.complete(null);
        } catch (RuntimeException e) {
            closed.completeExceptionally(e);
        }
    }

    private void announce(int items) {
        lock.lock();
        try {
            waiting.announce(items);
        } finally {
            lock.unlock();
        }
    }

    private void add(Pending pending) {
        lock.lock();
        try {
            waiting.add(pending, pending.since());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void withdraw() {
        lock.lock();
        try {
            waiting.withdraw();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
