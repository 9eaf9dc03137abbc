package io.dealerflow.ingest.pull;

import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.IntakeOutcome;
import io.dealerflow.ingest.intake.Upload;
import io.dealerflow.kit.core.BackOff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks sources. One step is one request, whose answer goes through the {@link Intake} as an upload does; the position moves only after the
 * intake has acknowledged it, so that a crash repeats a request and skips none. Several steps may run at once, in any number of instances.
 */
public final class Puller {
    private static final double JITTER = 0.2;

    private final Map<String, PullSource> sources;
    private final Dependencies dependencies;
    private final BackOff backOff;
    private final Clock clock;
    private final Set<Pulls.Due> running = ConcurrentHashMap.newKeySet();

    /**
     * Ports.
     *
     * @param chance evenly distributed in [0, 1), by which delays differ
     */
    public record Dependencies(Pulls pulls, Fetcher fetcher, Intake intake, PullMeter meter, DoubleSupplier chance) {}

    /** @param sources by name */
    public Puller(Map<String, PullSource> sources, Dependencies dependencies, BackOff backOff, Clock clock) {
        this.sources = Map.copyOf(sources);
        this.dependencies = dependencies;
        this.backOff = backOff;
        this.clock = clock;
    }

    /** What became of a step, for the log; {@code error} is null when it did not fail. */
    public record Result(
            Pulls.Due due, PullOutcome outcome, @Nullable String error) {}

    /**
     * An attempt as far as it has come.
     *
     * @param kept what the next request goes on from
     */
    private record Attempt(
            PullOutcome outcome,
            Pulls.Due kept,
            boolean more,
            @Nullable String error,
            @Nullable Duration retryAfter) {
        static Attempt of(PullOutcome outcome, Pulls.Due kept) {
            return new Attempt(outcome, kept, false, null, null);
        }

        static Attempt failed(PullOutcome outcome, Pulls.Due due, String error) {
            return new Attempt(outcome, due, false, error, null);
        }
    }

    /** Whether there is anything to ask. */
    public boolean isAnyConfigured() {
        return !sources.isEmpty();
    }

    /** Makes the configured sources known; call it once the schema exists. */
    public void register() {
        dependencies.pulls().register(sources.values(), clock.instant());
    }

    /** Leases what is due; the caller hands it to {@link #run}. */
    public Optional<Pulls.Due> claim() {
        return dependencies.pulls().claim(sources.keySet(), clock.instant());
    }

    /** Keeps the leases of the steps that run. That of a step that failed unexpectedly ends, and it is made again. */
    public void renew() {
        if (!running.isEmpty()) {
            dependencies.pulls().renew(List.copyOf(running), clock.instant());
        }
    }

    /** Hands back what is leased. */
    public void release() {
        dependencies.pulls().release();
    }

    /** One step. */
    public Result run(Pulls.Due due) {
        running.add(due);
        try {
            return step(Objects.requireNonNull(sources.get(due.name()), due.name()), due);
        } finally {
            running.remove(due);
        }
    }

    private Result step(PullSource source, Pulls.Due due) {
        Instant from = clock.instant();
        Attempt attempt = attempt(source, due);
        Instant now = clock.instant();
        dependencies.pulls().settle(settlement(source, attempt, now), now);
        dependencies.meter().attempted(source.name(), attempt.outcome(), Duration.between(from, now));
        return new Result(due, attempt.outcome(), attempt.error());
    }

    private Attempt attempt(PullSource source, Pulls.Due due) {
        String key = source.apiKey().get().orElse("");
        if (key.isEmpty() && source.connector().profile().needsKey()) {
            return Attempt.failed(PullOutcome.DENIED, due, "no API key is configured");
        }
        var asking = new Asking(source, due.subject(), due.position(), clock.instant(), key);
        Query query = source.connector().query(asking);
        if (query == null) {
            return Attempt.of(PullOutcome.UNCHANGED, due);
        }
        try (Fetcher.Answer answer = dependencies.fetcher().fetch(request(source, query, due))) {
            return switch (answer) {
                case Fetcher.Body body -> new Taking(asking, query, due, body).attempt();
                case Fetcher.NotModified _ -> Attempt.of(PullOutcome.UNCHANGED, due);
                case Fetcher.Status status -> refused(due, status);
                case Fetcher.Forbidden forbidden -> Attempt.failed(PullOutcome.FORBIDDEN, due, forbidden.message());
            };
        } catch (IOException e) {
            String message = Objects.requireNonNullElse(e.getMessage(), "no answer");
            return Attempt.failed(PullOutcome.UNAVAILABLE, due, Secrets.without(key, message));
        }
    }

    private static Fetcher.Request request(PullSource source, Query query, Pulls.Due due) {
        return new Fetcher.Request(
                query.uri(),
                query.headers(),
                source.reach(),
                source.timeout(),
                query.isSame() ? due.etag() : null,
                query.isSame() ? due.lastModified() : null);
    }

    private static Attempt refused(Pulls.Due due, Fetcher.Status status) {
        PullOutcome outcome = switch (status.code()) {
            case 401, 403 -> PullOutcome.DENIED;
            case 429 -> PullOutcome.RATE_LIMITED;
            case 408 -> PullOutcome.UNAVAILABLE;
            default -> status.code() >= 500 ? PullOutcome.UNAVAILABLE : PullOutcome.REFUSED;
        };
        return new Attempt(outcome, due, false, "the source answered " + status.code(), status.retryAfter());
    }

    /** Hands an answer to the intake. */
    private final class Taking {
        private final Asking asking;
        private final Query query;
        private final Pulls.Due due;
        private final Fetcher.Body body;

        Taking(Asking asking, Query query, Pulls.Due due, Fetcher.Body body) {
            this.asking = asking;
            this.query = query;
            this.due = due;
            this.body = body;
        }

        Attempt attempt() throws IOException {
            var upload = new Upload(asking.source().source(), Upload.shortened(query.filename()), null, query.kind());
            IntakeOutcome outcome = dependencies.intake().take(upload, Secrets.without(asking.key(), body.bytes()));
            return switch (outcome) {
                case IntakeOutcome.Accepted accepted -> taken(taken(accepted));
                case IntakeOutcome.Refused refused -> refused(refused);
                case IntakeOutcome.TooLarge tooLarge ->
                    Attempt.failed(
                            PullOutcome.REFUSED, due, "the answer has more than " + tooLarge.limitBytes() + " bytes");
                case IntakeOutcome.Pending _, IntakeOutcome.Busy _ -> Attempt.of(PullOutcome.POSTPONED, due);
            };
        }

        private static Taken taken(IntakeOutcome.Accepted accepted) {
            int records = accepted.quality().accepted() + accepted.quality().droppedTotal();
            return new Taken(records, accepted.extent().lastAsOf());
        }

        private Attempt taken(Taken taken) {
            Progress progress = asking.source().connector().after(asking, query, taken);
            Pulls.Due kept = query.isSame()
                    ? due.at(progress.position(), body.etag(), body.lastModified())
                    : due.at(progress.position(), null, null);
            return new Attempt(
                    taken.records() == 0 ? PullOutcome.UNCHANGED : PullOutcome.ACCEPTED,
                    kept,
                    progress.more() && !Objects.equals(progress.position(), due.position()),
                    null,
                    null);
        }

        /** A file without records is an answer: there are none. */
        private Attempt refused(IntakeOutcome.Refused refused) {
            String reason = refused.receipt().reason();
            if (reason.equals(RefusalReason.NO_RECORDS.name())) {
                return taken(Taken.NOTHING);
            }
            boolean isLimit = reason.equals(RefusalReason.RATE_LIMITED.name());
            String error = reason + ": " + refused.receipt().message();
            return Attempt.failed(isLimit ? PullOutcome.RATE_LIMITED : PullOutcome.REFUSED, due, error);
        }
    }

    private Pulls.Settlement settlement(PullSource source, Attempt attempt, Instant now) {
        PullOutcome outcome = attempt.outcome();
        Pulls.Due due = attempt.kept();
        if (outcome == PullOutcome.POSTPONED) {
            return new Pulls.Settlement(due, outcome, now.plus(backOff.first()), null, null);
        }
        if (outcome.isFailure()) {
            Instant again = now.plus(delay(attempt));
            return new Pulls.Settlement(
                    due.withFailures(due.failures() + 1),
                    outcome,
                    again,
                    attempt.error(),
                    outcome.isOfTheSource() ? again : null);
        }
        Instant next = attempt.more() ? now : source.schedule().next(now).orElse(null);
        return new Pulls.Settlement(due.withFailures(0), outcome, next, null, null);
    }

    private Duration delay(Attempt attempt) {
        Duration own = attempt.outcome() == PullOutcome.DENIED
                ? backOff.longest()
                : backOff.after(attempt.kept().failures() + 1).orElse(backOff.longest());
        Duration asked = Objects.requireNonNullElse(attempt.retryAfter(), Duration.ZERO);
        Duration longer = own.compareTo(asked) > 0 ? own : asked;
        double more = JITTER * dependencies.chance().getAsDouble() * longer.toMillis();
        return longer.plusMillis((long) more);
    }
}
