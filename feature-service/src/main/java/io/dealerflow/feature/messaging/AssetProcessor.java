package io.dealerflow.feature.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.feature.messaging.PendingAssets.Next;
import io.dealerflow.feature.messaging.PendingAssets.Progress;
import io.dealerflow.feature.universe.FactLog;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.feature.universe.Member;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.StageProcessor;
import io.dealerflow.kit.streams.UnreadableStateException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the facts of assets and publishes their features at every instant at which something of their own became known. A fact that is late or
 * corrects another has the later instants computed again, in their order and a few at a time; those whose features differ are published.
 */
final class AssetProcessor extends StageProcessor {
    static final String CONSUMER = "feature-service/assets";
    static final Duration CATCH_UP_EVERY = Duration.ofMillis(20);

    /** How long pending assets are computed before events are read again. */
    private static final Duration CATCH_UP_FOR = Duration.ofMillis(50);

    /** Instants of an asset computed in one go; each may take ten milliseconds. */
    static final int AT_ONCE = 4;

    private static final Logger LOG = Logger.getLogger(AssetProcessor.class);

    private final Universe universe;
    private final FeatureEngine engine;
    private final AssetHorizon horizon;
    private final AssetMetrics metrics;
    private final Clock clock;
    private AssetState state;
    private PendingAssets pending;

    @SuppressWarnings("NullAway.Init")
    AssetProcessor(Universe universe, FeatureEngine engine, AssetHorizon horizon, AssetMetrics metrics, Clock clock) {
        this.universe = universe;
        this.engine = engine;
        this.horizon = horizon;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        state = new AssetState(
                context.getStateStore(AssetState.FACTS),
                context.getStateStore(AssetState.PUBLISHED),
                universe,
                horizon);
        pending = new PendingAssets(context.getStateStore(PendingAssets.STORE), metrics);
        context.schedule(CATCH_UP_EVERY, PunctuationType.WALL_CLOCK_TIME, this::catchUp);
    }

    @Override
    public void close() {
        pending.close();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String asset = new String(record.key(), UTF_8);
        FeedFact fact = FactBytes.read(record.value());
        Progress before = pending.progress(asset);
        if (before.newestDate() != null && horizon.isForgotten(fact.fact().date(), before.newestDate())) {
            return;
        }
        if (!state.add(asset, fact)) {
            return;
        }
        Instant knownAt = fact.fact().knownAt();
        Progress now = state.isOwn(asset, fact) ? before.knows(fact.fact().date(), knownAt) : before;
        boolean changesAny = now.newestInstant() != null && !knownAt.isAfter(now.newestInstant());
        pending.set(asset, changesAny ? now.continues(next(now.next(), knownAt, record)) : now);
    }

    private Next next(@Nullable Next before, Instant from, Record<byte[], byte[]> record) {
        long nowMs = context().currentSystemTimeMs();
        String traceparent = EventHeaders.text(record.headers(), HeaderNames.TRACEPARENT);
        boolean isReplayed = EventHeaders.isReplayed(record.headers());
        Next added = new Next(from, Objects.requireNonNullElse(traceparent, ""), isReplayed, nowMs, nowMs);
        return before == null ? added : before.and(added);
    }

    /** Some instants of each asset that is due, in turn, until none is due or the time is over: events wait meanwhile. */
    private void catchUp(long timestamp) {
        Instant end = clock.instant().plus(CATCH_UP_FOR);
        List<String> due = pending.due(timestamp);
        while (!due.isEmpty()) {
            for (String asset : due) {
                catchUp(asset, timestamp);
                if (!clock.instant().isBefore(end)) {
                    return;
                }
            }
            due = pending.due(timestamp);
        }
    }

    private void catchUp(String asset, long timestamp) {
        Progress progress = pending.progress(asset);
        Next next = Objects.requireNonNull(progress.next());
        perform(
                Trace.continuing(CONSUMER, next.traceparent()),
                timestamp,
                output -> pending.set(asset, publish(asset, progress, next, timestamp, output)));
    }

    /** Computes some instants, none of the future; returns how far the asset is then. */
    private Progress publish(String asset, Progress progress, Next next, long nowMs, Output output) {
        Instant first = horizon.publishedFrom(Objects.requireNonNull(progress.newestInstant()));
        FactLog log = state.log(asset, progress.newestDate());
        NavigableSet<Instant> left = log.instantsFrom(next.from().isBefore(first) ? first : next.from());
        List<Instant> now = left.headSet(Instant.ofEpochMilli(nowMs), true).stream()
                .limit(AT_ONCE)
                .toList();
        Progress after = progress;
        for (Instant asOf : now) {
            AssetFeatures features = compute(asset, log, asOf);
            if (features == null) {
                metrics.failed();
            } else if (state.publishedAt(asset, asOf)
                    .filter(features.eventId()::equals)
                    .isPresent()) {
                metrics.unchanged();
            } else {
                send(features, isAgain(after, next, asOf), output);
                state.setPublished(asset, asOf, features.eventId());
                after = after.published(asOf);
                metrics.published();
            }
        }
        Instant following = now.isEmpty() ? left.ceiling(next.from()) : left.higher(now.getLast());
        if (following == null) {
            state.forgetPublishedBefore(asset, first);
        }
        return after.continues(
                following == null
                        ? null
                        : new Next(following, next.traceparent(), next.replayed(), next.sinceMs(), next.lastMs()));
    }

    /** Of an instant at or before one that was published nobody is notified, nor of what replayed events give. */
    private static boolean isAgain(Progress progress, Next next, Instant asOf) {
        return next.replayed() || (progress.newestPublished() != null && !asOf.isAfter(progress.newestPublished()));
    }

    private static void send(AssetFeatures features, boolean again, Output output) {
        if (again) {
            output.sendRecomputed(Topics.FEATURES_ASSETS, features);
        } else {
            output.send(Topics.FEATURES_ASSETS, features);
        }
    }

    /** Null when they cannot be computed, which is a bug: later instants do not wait for it. */
    private @Nullable AssetFeatures compute(String asset, FactLog log, Instant asOf) {
        try {
            Member member = universe.member(asset);
            return AssetEvents.of(
                    member, asOf, log.ingestTs(asOf), engine.features(member.asset(), asOf, log.at(asOf)));
        } catch (KafkaException | UnreadableStateException e) {
            throw e; // the transaction is aborted
        } catch (RuntimeException e) {
            LOG.errorf(e, "The features of %s at %s cannot be computed; they stay as they were", asset, asOf);
            return null;
        }
    }
}
