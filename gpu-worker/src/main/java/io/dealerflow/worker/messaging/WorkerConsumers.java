package io.dealerflow.worker.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.dealerflow.worker.signal.Signals;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Answers news, captures and requests. At least once, never in a transaction: offsets are committed when the brokers have the answers. A channel is
 * paused while a model has too much to do.
 */
@ApplicationScoped
class WorkerConsumers {
    private static final Subscription<NewsItem> NEWS = new Subscription<>("gpu-worker/news", Topics.RAW_NEWS);
    private static final Subscription<Capture> CAPTURES =
            new Subscription<>("gpu-worker/captures", Topics.RAW_CAPTURES);
    /** Dead-letters what neither of the two can read. */
    static final Subscription<InferenceRequest> REQUESTS =
            new Subscription<>("gpu-worker/requests", Topics.INFERENCE_REQUESTS);

    private static final Subscription<InferenceRequest> SERIES_REQUESTS =
            new Subscription<>("gpu-worker/series-requests", Topics.INFERENCE_REQUESTS, false);

    private final Delivery delivery;
    private final Answering answering;

    WorkerConsumers(Delivery delivery, Answering answering) {
        this.delivery = delivery;
        this.answering = answering;
    }

    /** Of the two that read requests, that which answers those to a model. */
    static Subscription<InferenceRequest> subscriptionOf(ModelName model) {
        return Signals.readsSeries(model) ? SERIES_REQUESTS : REQUESTS;
    }

    @Incoming("news")
    @Blocking(Delivery.WORKERS)
    void news(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(NEWS, records, EventHandler.blocking(answering::news));
    }

    @Incoming("captures")
    @Blocking(Delivery.WORKERS)
    void captures(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(CAPTURES, records, EventHandler.blocking(answering::captures));
    }

    @Incoming("requests")
    @Blocking(Delivery.WORKERS)
    void requests(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(REQUESTS, records, EventHandler.blocking(answering::requests));
    }

    @Incoming("series-requests")
    @Blocking(Delivery.WORKERS)
    void seriesRequests(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(SERIES_REQUESTS, records, EventHandler.blocking(answering::seriesRequests));
    }
}
