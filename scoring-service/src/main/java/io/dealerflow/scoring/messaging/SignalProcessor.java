package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.core.EventHeaders;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.streams.StageProcessor;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.market.AssetCloses;
import io.dealerflow.scoring.signals.Answer;
import io.dealerflow.scoring.signals.AssetParts;
import io.dealerflow.scoring.signals.DailyClose;
import io.dealerflow.scoring.signals.Scored;
import io.dealerflow.scoring.signals.SignalRule;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the signal of each score that is not late, from the newest parts that are known by then. All parts arrive under one key and so in one task,
 * since the VIX is a part of every signal of the real economy.
 */
final class SignalProcessor extends StageProcessor {
    static final String CONSUMER = "scoring-service/signals";
    static final String PARTS_TOPIC = "signal-parts";
    static final String STORE = "signals";

    private static final String VIX = "VIX";

    private final SignalRule rule;
    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    SignalProcessor(SignalRule rule) {
        this.rule = rule;
    }

    /** Sends a score on its way, with the close among its features. */
    static void forward(AssetFeatures features, AssetScore score, Output output) {
        var joined = new ScoreSignal.Score(score.index(), score.regime(), score.pressure(), score.eventId());
        var scored = new Scored(
                score.symbol(),
                MarketProcessor.economy(features),
                score.asOf(),
                score.ingestTs(),
                joined,
                close(features));
        forward(new SignalPart(score.symbol(), scored, null), output);
    }

    private static @Nullable DailyClose close(AssetFeatures features) {
        Feature feature = features.features().get(FeatureName.CLOSE.wireName());
        Double value = feature == null ? null : feature.value();
        if (feature == null || value == null) {
            return null;
        }
        Instant known = Objects.requireNonNullElse(feature.asOf(), features.asOf());
        return new DailyClose(MarketProcessor.dateOf(feature, features), value, known);
    }

    /** Sends what a model said of an asset on its way; without a reason why it said nothing. */
    static void forward(ModelSignal signal, String asset, Output output) {
        forward(new SignalPart(asset, null, Answer.of(signal)), output);
    }

    private static void forward(SignalPart part, Output output) {
        output.sendInternal(PARTS_TOPIC, STORE, Wire.writeCbor(part));
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = Objects.requireNonNull(context.getStateStore(STORE));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        SignalPart part = StateBytes.read(record.value(), SignalPart.class);
        AssetParts known = parts(part.asset());
        Scored scored = part.scored();
        Answer answer = part.answer();
        if (answer != null) {
            put(part.asset(), known, known.with(answer));
        }
        if (scored != null && !known.isLate(scored)) {
            AssetParts now = known.after(scored);
            put(part.asset(), known, now);
            ScoreSignal signal = rule.join(scored, now, vix(scored));
            boolean isReplayed = EventHeaders.isReplayed(record.headers());
            String traceparent = EventHeaders.text(record.headers(), HeaderNames.TRACEPARENT);
            Trace trace = Trace.continuing(CONSUMER, traceparent);
            perform(trace, record.timestamp(), output -> {
                if (isReplayed) {
                    output.sendRecomputed(Topics.SCORES_SIGNALS, signal);
                } else {
                    output.send(Topics.SCORES_SIGNALS, signal);
                }
            });
        }
    }

    /** Assets of a simulated economy have no VIX. */
    private @Nullable DailyClose vix(Scored scored) {
        return scored.economy().equals(AssetCloses.REAL) ? parts(VIX).last() : null;
    }

    private AssetParts parts(String asset) {
        byte[] stored = store.get(StateBytes.key(asset, ""));
        return stored == null ? AssetParts.NONE : StateBytes.read(stored, AssetParts.class);
    }

    private void put(String asset, AssetParts before, AssetParts now) {
        if (!now.equals(before)) {
            store.put(StateBytes.key(asset, ""), StateBytes.write(now));
        }
    }
}
