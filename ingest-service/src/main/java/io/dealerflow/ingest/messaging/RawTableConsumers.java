package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Fills the raw tables from the raw topics, so that they contain exactly the published events. */
@ApplicationScoped
class RawTableConsumers {
    private static final Subscription<OptionChain> OPTION_CHAINS =
            new Subscription<>("ingest-service/raw-options", Topics.RAW_OPTION_CHAINS);

    private static final Subscription<FuturesCurve> FUTURES =
            new Subscription<>("ingest-service/raw-futures", Topics.RAW_FUTURES);

    private final Delivery delivery;
    private final EventHandler<OptionChain> rawOptions;
    private final EventHandler<FuturesCurve> rawFutures;

    RawTableConsumers(Delivery delivery, EventHandler<OptionChain> rawOptions, EventHandler<FuturesCurve> rawFutures) {
        this.delivery = delivery;
        this.rawOptions = rawOptions;
        this.rawFutures = rawFutures;
    }

    @Incoming("raw-option-chains")
    @Blocking(Delivery.WORKERS)
    void optionChains(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(OPTION_CHAINS, records, rawOptions);
    }

    @Incoming("raw-futures")
    @Blocking(Delivery.WORKERS)
    void futures(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(FUTURES, records, rawFutures);
    }
}
