package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.DriftObservation;
import io.dealerflow.scoring.alerts.UserRules;
import java.time.Clock;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/** Alerts on the drift of models, each by itself. Repeats and older evaluations change nothing. */
final class DriftProcessor extends EventProcessor<ModelDrift> {
    static final String CONSUMER = "scoring-service/drift";
    static final String STORE = "drift-alerts";

    private final AlertEngine<DriftObservation> alerts;
    private KeyValueStore<Bytes, byte[]> store;

    @SuppressWarnings("NullAway.Init")
    DriftProcessor(AlertEngine<DriftObservation> alerts, EventMetrics metrics, Clock clock) {
        super(CONSUMER, ModelDrift.class, metrics, clock);
        this.alerts = alerts;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = Objects.requireNonNull(context.getStateStore(STORE));
    }

    @Override
    protected void process(Received<ModelDrift> received, Output output) {
        ModelDrift drift = received.event();
        Answered.answer(
                store,
                drift.subject(),
                drift,
                memory -> alerts.evaluate(new DriftObservation(drift), memory, UserRules.NONE),
                alert -> output.send(Topics.ALERTS, alert));
    }
}
