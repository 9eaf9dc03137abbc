package io.dealerflow.ingest;

import io.dealerflow.ingest.config.IngestConfig;
import io.dealerflow.ingest.config.PullConfig;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.metrics.PullMetrics;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Puller;
import io.dealerflow.ingest.source.HttpFetcher;
import io.dealerflow.ingest.source.bars.PolygonConnector;
import io.dealerflow.ingest.source.bars.YahooConnector;
import io.dealerflow.ingest.source.cboe.CboeConnector;
import io.dealerflow.ingest.source.cftc.CftcConnector;
import io.dealerflow.ingest.source.databento.DatabentoConnector;
import io.dealerflow.ingest.source.fred.FredConnector;
import io.dealerflow.ingest.source.fx.AlphaVantageConnector;
import io.dealerflow.ingest.source.fx.EcbConnector;
import io.dealerflow.ingest.source.news.FeedConnector;
import io.dealerflow.ingest.store.PullStore;
import io.dealerflow.kit.core.BackOff;
import io.dealerflow.kit.database.Db;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Assembles what asks sources for data. */
class PullBeans {
    /** Every vendor that can be asked; a new one is added here. */
    static List<Connector> connectors() {
        return List.of(
                new CboeConnector(),
                new DatabentoConnector(),
                new CftcConnector(),
                new AlphaVantageConnector(),
                new FredConnector(),
                new EcbConnector(),
                new YahooConnector(),
                new PolygonConnector(),
                new FeedConnector());
    }

    @Produces
    @Singleton
    HttpFetcher fetcher(Vertx vertx, Clock clock) {
        return HttpFetcher.on(vertx, clock);
    }

    void close(@Disposes HttpFetcher fetcher) {
        fetcher.close();
    }

    @Produces
    @Singleton
    Puller puller(
            PullConfig config,
            IngestConfig limits,
            Db db,
            HttpFetcher fetcher,
            Intake intake,
            MeterRegistry registry,
            Clock clock) {
        Map<String, PullSource> sources = new PullSettings(connectors()).sources(config);
        var dependencies = new Puller.Dependencies(
                new PullStore(db, IngestBeans.claim(limits)),
                fetcher,
                intake,
                new PullMetrics(registry),
                () -> ThreadLocalRandom.current().nextDouble());
        var backOff = new BackOff(limits.pullFirstRetry(), limits.pullLongestRetry(), Integer.MAX_VALUE);
        return new Puller(sources, dependencies, backOff, clock);
    }
}
