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
        Trace trace =
                Trace.continuing("gex-api/predict", Trace.current().traceparent()).about("model", request.model().wireName());
        return publisher.publish(Topics.INFERENCE_REQUESTS, request, trace, config.publishTimeout());
    }
}
