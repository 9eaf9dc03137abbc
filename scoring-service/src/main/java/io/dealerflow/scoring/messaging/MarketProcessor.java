package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.StageProcessor;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.market.AssetClose;
import io.dealerflow.scoring.market.AssetCloses;
import io.dealerflow.scoring.market.AssetCloses.Close;
import io.dealerflow.scoring.market.FlowMap;
import io.dealerflow.scoring.market.MarketState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the daily closes of all assets, which arrive under one key and so in one task, and publishes the flow map of a date when the date is over,
 * and again after a correction. It looks every few seconds, so that a history that is read at once is published once.
 */
final class MarketProcessor extends StageProcessor {
    static final String CONSUMER = "scoring-service/market";
    static final String CLOSES_TOPIC = "market-closes";
    static final String STORE = "market";

    private static final String SOURCE = "scoring-service";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);
    private static final String ASSETS = "asset";
    private static final Bytes STATE_KEY = StateBytes.key("state", "");

    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    MarketProcessor() {}

    /** Sends the close among {@code features} on its way, if there is one. */
    static void forward(AssetFeatures features, Output output) {
        Feature feature = features.features().get(FeatureName.CLOSE.wireName());
        Double value = feature == null ? null : feature.value();
        if (feature == null || value == null) {
            return;
        }
        var close = new AssetClose(
                features.asset(),
                economy(features),
                dateOf(feature, features),
                new Close(value, features.asOf(), features.ingestTs()));
        output.sendInternal(CLOSES_TOPIC, MarketFlow.SUBJECT, Wire.writeCbor(close));
    }

    /** Features of before there were economies are of the real one. */
    static String economy(AssetFeatures features) {
        return Objects.requireNonNullElse(features.economy(), AssetCloses.REAL);
    }

    /** The date that a feature is of; where it does not say so, the New York date on which it became known. */
    static LocalDate dateOf(Feature feature, AssetFeatures features) {
        if (feature.date() != null) {
            return feature.date();
        }
        Instant known = feature.asOf() == null ? features.asOf() : feature.asOf();
        return known.atZone(NEW_YORK).toLocalDate();
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = Objects.requireNonNull(context.getStateStore(STORE));
        context.schedule(CHECK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::publishWhatIsDue);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        AssetClose close = StateBytes.read(record.value(), AssetClose.class);
        Bytes key = StateBytes.key(ASSETS, close.asset());
        byte[] stored = store.get(key);
        SortedMap<LocalDate, Close> byDate = stored == null
                ? new TreeMap<>()
                : StateBytes.read(stored, AssetCloses.class).byDate();
        var known = new AssetCloses(close.asset(), close.economy(), byDate);
        known.with(close.date(), close.close()).ifPresent(changed -> {
            store.put(key, StateBytes.write(changed));
            store.put(STATE_KEY, StateBytes.write(state().changed(close.date())));
        });
    }

    private void publishWhatIsDue(long timestamp) {
        MarketState state = state();
        LocalDate due = state.due();
        if (due == null) {
            return;
        }
        Optional<MarketFlow> flow = flowOf(due).filter(event -> !event.eventId().equals(state.eventId()));
        flow.ifPresent(event -> perform(Trace.start(CONSUMER), timestamp, output -> {
            if (state.isCorrection()) {
                output.sendRecomputed(Topics.SCORES_MARKET, event);
            } else {
                output.send(Topics.SCORES_MARKET, event);
            }
        }));
        store.put(
                STATE_KEY,
                StateBytes.write(state.done(flow.map(MarketFlow::eventId).orElse(null))));
    }

    /** Empty with fewer than two assets. */
    private Optional<MarketFlow> flowOf(LocalDate date) {
        List<AssetCloses> assets = new ArrayList<>();
        try (var found = store.prefixScan(StateBytes.prefix(ASSETS), new ByteArraySerializer())) {
            found.forEachRemaining(entry ->
                    assets.add(StateBytes.read(entry.value, AssetCloses.class).until(date)));
        }
        List<MarketFlow.Pair> pairs = FlowMap.of(assets);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        List<Close> closes = assets.stream()
                .flatMap(asset -> asset.byDate().values().stream())
                .toList();
        Instant asOf = closes.stream().map(Close::asOf).max(Instant::compareTo).orElseThrow();
        Instant ingestTs =
                closes.stream().map(Close::ingestTs).max(Instant::compareTo).orElseThrow();
        String content = date + "\n" + pairs;
        return Optional.of(new MarketFlow(
                EventIds.of(SOURCE, MarketFlow.SUBJECT, asOf, EventIds.sha256(content.getBytes(UTF_8))),
                SOURCE,
                asOf,
                ingestTs,
                MarketFlow.VERSION,
                date,
                pairs));
    }

    private MarketState state() {
        byte[] stored = store.get(STATE_KEY);
        return stored == null ? MarketState.EMPTY : StateBytes.read(stored, MarketState.class);
    }
}
