package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.streams.EventProcessor;
import io.dealerflow.kit.streams.EventTopology.BroadcastStage;
import io.dealerflow.kit.streams.EventTopology.Stage;
import java.util.List;
import java.util.function.Supplier;

/** {@code raw.option-chains, raw.macro -> features.gex}; what cannot be processed goes to the dead letters of {@code raw.option-chains}. */
final class GexTopology {
    /** Internal: rates, to every partition of chains. */
    static final String RATES = "rates-repartition";

    private GexTopology() {}

    static Stage<OptionChain> stage(Supplier<EventProcessor<OptionChain>> processor) {
        return new Stage<>(
                "processor",
                Topics.RAW_OPTION_CHAINS,
                processor,
                List.of(ChainState.CHAINS, ChainState.OBSERVATIONS, PendingBooks.STORE, RateState.STORE),
                List.of(Topics.FEATURES_GEX));
    }

    static BroadcastStage ratesStage() {
        return new BroadcastStage("rates", RATES, RateProcessor::new, RateState.STORE, Topics.RAW_OPTION_CHAINS);
    }
}
