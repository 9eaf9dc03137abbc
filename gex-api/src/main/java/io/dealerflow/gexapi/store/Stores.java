package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.gexapi.latest.Archive;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.kit.database.Db;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The newest snapshots and scores, and the tables of feature-service and scoring-service behind them; features and flow maps in their tables alone. */
@Singleton
class Stores {
    @Produces
    @Singleton
    LatestStore<GexSnapshot, Levels> snapshots(RedisCommands redis) {
        return new LatestCache<>(redis, "gex-levels", GexSnapshot.class, Levels.class, Levels::of);
    }

    @Produces
    @Singleton
    LatestReader<GexSnapshot, Levels> snapshotReader(
            LatestStore<GexSnapshot, Levels> cache, Db db, MeterRegistry registry) {
        Archive<GexSnapshot> archive = new PostgresArchive<>(db, GexSnapshot.class, "feature.gex_snapshots", "seq");
        return new LatestReader<>("gex", cache, archive, Levels::of, registry);
    }

    @Produces
    @Singleton
    LatestStore<AssetScore, AssetScore> scores(RedisCommands redis) {
        return new LatestCache<>(redis, "scores", AssetScore.class, AssetScore.class, Function.identity());
    }

    @Produces
    @Singleton
    LatestReader<AssetScore, AssetScore> scoreReader(
            LatestStore<AssetScore, AssetScore> cache, Db db, MeterRegistry registry) {
        Archive<AssetScore> archive = new PostgresArchive<>(db, AssetScore.class, "scoring.asset_scores", "seq");
        return new LatestReader<>("scores", cache, archive, Function.identity(), registry);
    }

    @Produces
    @Singleton
    Archive<AssetFeatures> features(Db db) {
        return new PostgresArchive<>(db, AssetFeatures.class, "feature.asset_features", "seq");
    }

    @Produces
    @Singleton
    Archive<MarketFlow> flows(Db db) {
        return new PostgresArchive<>(db, MarketFlow.class, "scoring.market_flows", "seq");
    }
}
