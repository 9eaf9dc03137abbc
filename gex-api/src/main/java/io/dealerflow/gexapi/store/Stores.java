package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.latest.Archive;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.LatestStore;
import io.dealerflow.gexapi.latest.SymbolBrief;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** The newest snapshots and scores, and the tables of feature-service and scoring-service behind them. */
@Singleton
class Stores {
    @Produces
    @Singleton
    LatestStore<GexSnapshot, SymbolBrief> snapshots(RedisCommands redis) {
        return new LatestCache<>(redis, "gex", GexSnapshot.class, SymbolBrief.class, SymbolBrief::of);
    }

    @Produces
    @Singleton
    LatestReader<GexSnapshot, SymbolBrief> snapshotReader(LatestStore<GexSnapshot, SymbolBrief> cache, Sql sql) {
        Archive<GexSnapshot> archive = new PostgresArchive<>(sql, GexSnapshot.class, "feature.gex_snapshots", "seq");
        return new LatestReader<>(cache, archive, SymbolBrief::of);
    }

    @Produces
    @Singleton
    LatestStore<AssetScore, AssetScore> scores(RedisCommands redis) {
        return new LatestCache<>(redis, "scores", AssetScore.class, AssetScore.class, Function.identity());
    }

    @Produces
    @Singleton
    LatestReader<AssetScore, AssetScore> scoreReader(LatestStore<AssetScore, AssetScore> cache, Sql sql) {
        Archive<AssetScore> archive = new PostgresArchive<>(sql, AssetScore.class, "scoring.asset_scores", "seq");
        return new LatestReader<>(cache, archive, Function.identity());
    }
}
