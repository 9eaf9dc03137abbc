package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
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
    private static final Subscription<CotReport> POSITIONING =
            new Subscription<>("ingest-service/raw-cot", Topics.RAW_POSITIONING);

    private static final Subscription<FxRate> FX = new Subscription<>("ingest-service/raw-fx", Topics.RAW_FX);
    private static final Subscription<MacroValue> MACRO =
            new Subscription<>("ingest-service/raw-macro", Topics.RAW_MACRO);

    private final Delivery delivery;
    private final EventHandler<OptionChain> rawOptions;
    private final EventHandler<FuturesCurve> rawFutures;
    private final EventHandler<CotReport> rawCot;
    private final EventHandler<FxRate> rawFx;
    private final EventHandler<MacroValue> rawMacro;

    RawTableConsumers(
            Delivery delivery,
            EventHandler<OptionChain> rawOptions,
            EventHandler<FuturesCurve> rawFutures,
            EventHandler<CotReport> rawCot,
            EventHandler<FxRate> rawFx,
            EventHandler<MacroValue> rawMacro) {
        this.delivery = delivery;
        this.rawOptions = rawOptions;
        this.rawFutures = rawFutures;
        this.rawCot = rawCot;
        this.rawFx = rawFx;
        this.rawMacro = rawMacro;
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

    @Incoming("raw-positioning")
    @Blocking(Delivery.WORKERS)
    void positioning(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(POSITIONING, records, rawCot);
    }

    @Incoming("raw-fx")
    @Blocking(Delivery.WORKERS)
    void fx(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(FX, records, rawFx);
    }

    @Incoming("raw-macro")
    @Blocking(Delivery.WORKERS)
    void macro(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(MACRO, records, rawMacro);
    }
}
