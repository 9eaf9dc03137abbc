package io.dealerflow.feature.messaging;

import io.dealerflow.feature.rates.Rate;
import io.dealerflow.kit.streams.StageProcessor;
import io.dealerflow.kit.streams.StateBytes;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps rates in each partition of option chains: every partition receives all of them. */
final class RateProcessor extends StageProcessor {
    private RateState rates;

    @SuppressWarnings("NullAway.Init")
    RateProcessor() {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        rates = new RateState(Objects.requireNonNull(context.getStateStore(RateState.STORE)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        rates.add(StateBytes.read(record.value(), Rate.class), context().currentSystemTimeMs());
    }
}
