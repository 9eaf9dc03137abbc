package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.kit.core.EventMetrics;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.kit.streams.StateBytes;
import java.time.Clock;

/** Cuts an event down to a fact and sends it to each asset to which it says something, and rates to all books; the others are dropped. */
final class FactProcessor<T extends Event> extends EventProcessor<T> {
    static final String CONSUMER = "feature-service/facts";

    private final FactReader reader;

    FactProcessor(Class<T> type, FactReader reader, EventMetrics metrics, Clock clock) {
        super(CONSUMER, type, metrics, clock);
        this.reader = reader;
    }

    @Override
    protected void process(Received<T> received, Output output) {
        reader.read(received.event()).ifPresent(read -> {
            var fact = new FeedFact(read.feed().id(), received.event().ingestTs(), read.fact());
            byte[] bytes = FactBytes.write(fact);
            read.assets().forEach(asset -> output.sendInternal(AssetTopology.FACTS, asset, bytes));
        });
        if (received.event() instanceof MacroValue value) {
            reader.rate(value)
                    .ifPresent(rate -> output.sendInternal(GexTopology.RATES, rate.series(), StateBytes.write(rate)));
        }
    }
}
