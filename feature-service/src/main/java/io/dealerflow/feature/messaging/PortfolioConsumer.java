package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.portfolio.Portfolios;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.messaging.Delivery;
import io.dealerflow.kit.messaging.Subscription;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Fills, bars and option chains for the portfolios. */
@ApplicationScoped
class PortfolioConsumer {
    private static final Subscription<Fill> FILLS =
            new Subscription<>("feature-service/portfolio-fills", Topics.RAW_TRADES);
    private static final Subscription<BarSeries> BARS =
            new Subscription<>("feature-service/portfolio-bars", Topics.RAW_BARS);

    private static final Subscription<OptionChain> CHAINS =
            new Subscription<>("feature-service/portfolio-chains", Topics.RAW_OPTION_CHAINS);

    private final Delivery delivery;
    private final Portfolios portfolios;

    PortfolioConsumer(Delivery delivery, Portfolios portfolios) {
        this.delivery = delivery;
        this.portfolios = portfolios;
    }

    @Incoming("portfolio-fills")
    @Blocking(Delivery.WORKERS)
    void fills(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                FILLS,
                records,
                batch -> portfolios.addFills(batch.stream().map(Received::event).toList()));
    }

    @Incoming("portfolio-bars")
    @Blocking(Delivery.WORKERS)
    void bars(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                BARS,
                records,
                batch ->
                        portfolios.addCloses(batch.stream().map(Received::event).toList()));
    }

    @Incoming("portfolio-chains")
    @Blocking(Delivery.WORKERS)
    void chains(ConsumerRecords<byte[], byte[]> records) {
        delivery.deliver(
                CHAINS,
                records,
                batch ->
                        portfolios.addChains(batch.stream().map(Received::event).toList()));
    }
}
