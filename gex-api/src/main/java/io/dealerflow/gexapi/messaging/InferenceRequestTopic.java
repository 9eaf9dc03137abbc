package io.dealerflow.gexapi.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.predict.RequestSink;
import io.dealerflow.kit.core.Trace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The topic of requests to models. */
@ApplicationScoped
class InferenceRequestTopic implements RequestSink {
    private final TimedPublisher publisher;
    private final GexApiConfig.Predict config;

    InferenceRequestTopic(TimedPublisher publisher, GexApiConfig config) {
        this.publisher = publisher;
        this.config = config.predict();
    }

    @Override
    public Uni<Void> publish(InferenceRequest request) {
        String caller = Trace.current().traceparent();
        return Uni.createFrom()
                .deferred(() -> publisher.publish(
                        Topics.INFERENCE_REQUESTS,
                        request,
                        Trace.continuing("gex-api/predict", caller),
                        config.publishTimeout()));
    }
}
