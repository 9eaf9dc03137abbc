package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.PatternObservation;
import io.dealerflow.scoring.alerts.UserRules;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Raises alerts on pictures of charts of an asset, and sends on what models say of assets. Repeats and what is older than the newest of its asset and
 * model change nothing.
 */
final class ModelProcessor extends EventProcessor<ModelSignal> {
    static final String CONSUMER = "scoring-service/models";
    static final String STORE = "pattern-alerts";

    private final AlertEngine<PatternObservation> alerts;
    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    ModelProcessor(AlertEngine<PatternObservation> alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, ModelSignal.class, metrics, clock);
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = Objects.requireNonNull(context.getStateStore(STORE));
    }

    @Override
    protected void process(Received<ModelSignal> received, Output output) {
        ModelSignal signal = received.event();
        String asset = signal.asset();
        if (asset == null || signal.output().reason() != null) {
            return;
        }
        if (asset.indexOf('\0') >= 0) {
            throw new InvalidEventException("asset must not hold a zero character");
        }
        SignalProcessor.forward(signal, asset, output);
        if (signal.model() == ModelName.CHART_PATTERN) {
            Answered.answer(
                    store,
                    asset,
                    signal,
                    memory -> alerts.evaluate(new PatternObservation(signal, asset), memory, UserRules.NONE),
                    alert -> output.send(Topics.ALERTS, alert));
        }
    }
}
