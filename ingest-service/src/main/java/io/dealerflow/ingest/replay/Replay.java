package io.dealerflow.ingest.replay;

import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.intake.Publisher;
import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events of landed files again, marked as replayed, in the order of event time and at its pace divided by the speed. They are
 * read from their files anew: bytes and ids are those of the first time. Used by one thread, once.
 */
public final class Replay {
    private static final int PAGE = 1_000;
    private static final int IN_FLIGHT = 500;
    private static final Duration REPORT_EVERY = Duration.ofMillis(500);

    private final ReplayIndex index;
    private final LandedEvents events;
    private final Publisher publisher;
    private final Clock clock;
    private final Deque<CompletableFuture<Void>> inFlight = new ArrayDeque<>();
    private volatile boolean isStopped;

    /** Ports of a replay. */
    public record Dependencies(ReplayIndex index, Intake intake, Publisher publisher, Clock clock) {}

    public Replay(Dependencies dependencies) {
        this.index = dependencies.index();
        this.events = new LandedEvents(dependencies.intake());
        this.publisher = dependencies.publisher();
        this.clock = dependencies.clock();
    }

    /** Ends the replay at the next event. */
    public void stop() {
        isStopped = true;
    }

    /**
     * Replays to the end, or until it is stopped.
     *
     * @param listener is told how far it is about twice a second and at the end; a failure is the last report
     */
    public void run(ReplayQuery query, Consumer<ReplayProgress> listener) throws InterruptedException {
        var run = new Run(query, listener);
        try {
            run.all();
            run.report(isStopped ? ReplayProgress.STOPPED : ReplayProgress.DONE, null);
        } catch (UnavailableException | IOException e) {
            run.report(ReplayProgress.FAILED, e.getMessage());
        }
    }

    /** State of the one run. */
    private final class Run {
        private final ReplayQuery query;
        private final Consumer<ReplayProgress> listener;
        private final long total;
        private final Instant start = clock.instant();
        private Instant reported = start;
        private @Nullable Instant firstAsOf;
        private @Nullable Instant asOf;
        private long published;
        private long missing;

        Run(ReplayQuery query, Consumer<ReplayProgress> listener) {
            this.query = query;
            this.listener = listener;
            this.total = index.count(query);
        }

        void all() throws IOException, InterruptedException {
            ReplayIndex.Entry last = null;
            var page = index.after(query, null, PAGE);
            while (!page.isEmpty() && !isStopped) {
                for (ReplayIndex.Entry entry : page) {
                    awaitTime(entry.asOf());
                    if (isStopped) {
                        break;
                    }
                    publish(entry);
                    last = entry;
                }
                page = page.size() < PAGE ? List.of() : index.after(query, last, PAGE);
            }
            while (!inFlight.isEmpty()) {
                acknowledgeFirst();
            }
        }

        /** Waits until as much time has passed as between the first event and this one, divided by the speed. */
        private void awaitTime(Instant eventTime) throws InterruptedException {
            firstAsOf = firstAsOf == null ? eventTime : firstAsOf;
            double seconds = Duration.between(firstAsOf, eventTime).toMillis() / 1000.0 / query.speed();
            Instant due = start.plusMillis((long) (seconds * 1000));
            Duration left = Duration.between(clock.instant(), due);
            while (left.isPositive() && !isStopped) {
                Thread.sleep(left.compareTo(REPORT_EVERY) < 0 ? left : REPORT_EVERY);
                reportNowAndThen();
                left = Duration.between(clock.instant(), due);
            }
        }

        private void publish(ReplayIndex.Entry entry) throws IOException {
            Optional<Event> event = events.find(entry.arrival(), entry.eventId());
            if (event.isPresent()) {
                var origin = new Publisher.Origin(
                        Lineage.runId(entry.arrival().file().key()), true);
                inFlight.add(publisher.publish(event.get(), origin));
                while (inFlight.size() > IN_FLIGHT
                        || (!inFlight.isEmpty() && inFlight.getFirst().isDone())) {
                    acknowledgeFirst();
                }
            } else {
                missing++;
            }
            asOf = entry.asOf();
            reportNowAndThen();
        }

        private void acknowledgeFirst() {
            try {
                inFlight.removeFirst().join();
                published++;
            } catch (CompletionException e) {
                throw e.getCause() instanceof UnavailableException unavailable
                        ? unavailable
                        : new IllegalStateException("an event cannot be published", e.getCause());
            }
        }

        private void reportNowAndThen() {
            if (Duration.between(reported, clock.instant()).compareTo(REPORT_EVERY) >= 0) {
                report(ReplayProgress.RUNNING, null);
            }
        }

        void report(String status, @Nullable String message) {
            reported = clock.instant();
            listener.accept(new ReplayProgress(status, total, published, missing, asOf, message));
        }
    }
}
