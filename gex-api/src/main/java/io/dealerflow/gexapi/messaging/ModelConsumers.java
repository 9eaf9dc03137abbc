package io.dealerflow.gexapi.messaging;

import static io.dealerflow.gexapi.messaging.Consumers.oneAfterAnother;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.gexapi.models.ModelStore;
import io.dealerflow.gexapi.models.SignalStore;
import io.dealerflow.gexapi.predict.PredictionStore;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumers of what workers publish. Their topics hold events at least once. */
@ApplicationScoped
class ModelConsumers {
    private static final Subscription<ModelSignal> SIGNALS =
            new Subscription<>("gex-api/signals", Topics.FEATURES_SIGNALS);
    private static final Subscription<InferenceResult> PREDICTIONS =
            new Subscription<>("gex-api/predictions", Topics.INFERENCE_RESULTS);
    private static final Subscription<ServedModel> MODELS = new Subscription<>("gex-api/models", Topics.MODELS_SERVED);
    private static final Subscription<ModelDrift> DRIFT = new Subscription<>("gex-api/drift", Topics.MODELS_DRIFT);

    private final Delivery delivery;
    private final SignalStore signals;
    private final PredictionStore predictions;
    private final ModelStore models;

    ModelConsumers(Delivery delivery, SignalStore signals, PredictionStore predictions, ModelStore models) {
        this.delivery = delivery;
        this.signals = signals;
        this.predictions = predictions;
        this.models = models;
    }

    @Incoming("signals")
    @Blocking(Delivery.WORKERS)
    void signals(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SIGNALS, records, signals::add);
    }

    @Incoming("predictions")
    @Blocking(Delivery.WORKERS)
    void predictions(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(PREDICTIONS, records, predictions::add);
    }

    @Incoming("models")
    @Blocking(Delivery.WORKERS)
    void models(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(MODELS, records, batch -> oneAfterAnother(batch, models::activated));
    }

    @Incoming("drift")
    @Blocking(Delivery.WORKERS)
    void drift(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(DRIFT, records, batch -> oneAfterAnother(batch, models::evaluated));
    }
}
