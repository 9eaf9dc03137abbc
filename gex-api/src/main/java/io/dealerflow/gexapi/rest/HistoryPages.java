package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.query.HistoryQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.snapshot.HistoryPage;
import io.dealerflow.gexapi.snapshot.SnapshotHistory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Pages of history under any name of a symbol. */
@ApplicationScoped
public class HistoryPages {
    private final LatestReader<GexSnapshot, Levels> latest;
    private final SnapshotHistory history;

    HistoryPages(LatestReader<GexSnapshot, Levels> latest, SnapshotHistory history) {
        this.latest = latest;
        this.history = history;
    }

    /** The page asked for, empty where nothing lies within the bounds; fails with a problem when nobody knows the symbol. */
    public Uni<HistoryPage> page(String symbol, HistoryQuery query) {
        List<String> names = Symbols.names(symbol);
        return FirstKnown.of(names, name -> some(name, query), Optional::isEmpty)
                .flatMap(found -> found.map(page -> Uni.createFrom().item(page)).orElseGet(() -> none(names)));
    }

    private Uni<Optional<HistoryPage>> some(String symbol, HistoryQuery query) {
        return history.between(symbol, query.from(), query.to(), query.limit() + 1)
                .map(points -> points.isEmpty()
                        ? Optional.empty()
                        : Optional.of(HistoryPage.of(symbol, points, query.limit())));
    }

    private Uni<HistoryPage> none(List<String> names) {
        return FirstKnown.of(names, name -> latest.find(name, null), Optional::isEmpty)
                .map(found -> found.map(
                                located -> new HistoryPage(located.value().symbol(), List.of(), null))
                        .orElseThrow(
                                () -> Unknown.symbol(names.getFirst(), null).exception()));
    }
}
