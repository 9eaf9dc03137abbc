package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.feed.FeedAlerts;
import io.dealerflow.scoring.feed.SourceFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Raises alerts about bad files as their reports arrive, and about feeds that have stopped as time passes. Replayed reports change
 * nothing: they say what was, not what a source delivers now.
 */
final class FeedProcessor extends EventProcessor<FileQuality> {
    static final String CONSUMER = "scoring-service/feeds";
    static final String FEEDS = "feeds";

    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);
    /** After a start, reports that have arrived meanwhile are read before a feed is taken for stopped. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final FeedAlerts alerts;
    private KeyValueStore<Bytes, byte[]> feeds;
    private Instant firstCheck;

    @SuppressWarnings("NullAway.Init")
    FeedProcessor(FeedAlerts alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, FileQuality.class, metrics, clock);
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        feeds = Objects.requireNonNull(context.getStateStore(FEEDS));
        firstCheck = Instant.ofEpochMilli(context.currentSystemTimeMs()).plus(GRACE);
        context.schedule(CHECK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::check);
    }

    @Override
    protected void process(Received<FileQuality> received, Output output) {
        FileQuality report = received.event();
        if (report.source().indexOf('\0') >= 0) {
            throw new InvalidEventException("source must not hold a zero character");
        }
        if (received.replayed()) {
            return;
        }
        SourceFeed fresh = SourceFeed.of(report);
        byte[] stored = feeds.get(key(fresh));
        SourceFeed feed = stored == null ? fresh : StateBytes.read(stored, SourceFeed.class);
        apply(alerts.received(report, feed), feed, output);
    }

    private void check(long timestamp) {
        Instant now = Instant.ofEpochMilli(timestamp);
        if (now.isBefore(firstCheck)) {
            return;
        }
        List<SourceFeed> all = new ArrayList<>();
        try (var entries = feeds.all()) {
            entries.forEachRemaining(entry -> all.add(StateBytes.read(entry.value, SourceFeed.class)));
        }
        for (SourceFeed feed : all) {
            FeedAlerts.Decision decision = alerts.elapsed(feed, now);
            if (!decision.alerts().isEmpty()) {
                perform(Trace.start(CONSUMER), timestamp, output -> apply(decision, feed, output));
            }
        }
    }

    private void apply(FeedAlerts.Decision decision, SourceFeed before, Output output) {
        decision.alerts().forEach(alert -> output.send(Topics.ALERTS, alert));
        if (!decision.feed().equals(before)) {
            feeds.put(key(decision.feed()), StateBytes.write(decision.feed()));
        }
    }

    private static Bytes key(SourceFeed feed) {
        return StateBytes.key(feed.source(), feed.name());
    }
}
