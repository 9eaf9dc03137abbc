package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.kit.streams.EventTopology;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;

/** {@code raw.option-chains -> features.gex}; what cannot be processed goes to the dead letters of {@code raw.option-chains}. */
final class GexTopology {
    private GexTopology() {}

    static Topology build(Supplier<EventProcessor<OptionChain>> processor) {
        return EventTopology.of(
                Topics.RAW_OPTION_CHAINS,
                processor,
                List.of(ChainState.CHAINS, ChainState.OBSERVATIONS, PendingBooks.STORE),
                List.of(Topics.FEATURES_GEX));
    }
}
