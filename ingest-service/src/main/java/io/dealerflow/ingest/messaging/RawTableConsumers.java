package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.messaging.EventConsumers;
import io.dealerflow.kit.messaging.Subscription;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Feeds the raw tables from the raw topics, so that an event is in them exactly when it is published. */
@ApplicationScoped
class RawTableConsumers {
    private static final Subscription<OptionChain> OPTION_CHAINS =
            new Subscription<>("ingest-service/raw-options", Topics.RAW_OPTION_CHAINS.name(), OptionChain.class, 4);

    void onStart(@Observes StartupEvent event, EventConsumers consumers, EventHandler<OptionChain> rawOptions) {
        consumers.start(OPTION_CHAINS, rawOptions);
    }
}
