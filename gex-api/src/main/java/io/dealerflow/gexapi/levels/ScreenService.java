package io.dealerflow.gexapi.levels;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The newest levels and score of every symbol. */
@ApplicationScoped
public class ScreenService {
    private final LatestReader<GexSnapshot, Levels> snapshots;
    private final LatestReader<AssetScore, AssetScore> scores;

    ScreenService(LatestReader<GexSnapshot, Levels> snapshots, LatestReader<AssetScore, AssetScore> scores) {
        this.snapshots = snapshots;
        this.scores = scores;
    }

    /** In order of symbol. */
    public Uni<Sourced<List<ScreenRow>>> rows() {
        return Uni.combine()
                .all()
                .unis(snapshots.list(), scores.list())
                .asTuple()
                .map(found -> {
                    Map<String, AssetScore> bySymbol = found.getItem2().value().stream()
                            .collect(Collectors.toMap(
                                    AssetScore::symbol, Function.identity(), (first, second) -> second));
                    List<ScreenRow> rows = found.getItem1().value().stream()
                            .map(levels -> ScreenRow.of(levels, bySymbol.get(levels.symbol())))
                            .toList();
                    return new Sourced<>(
                            rows, found.getItem1().stale() || found.getItem2().stale());
                });
    }
}
