package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Located;
import io.dealerflow.gexapi.latest.SymbolBrief;
import io.dealerflow.gexapi.query.AnalyticsQuery;
import io.dealerflow.gexapi.query.GexQuery;
import io.dealerflow.positioning.ConventionNames;
import io.dealerflow.quant.chain.Convention;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about positioning. The stored snapshot says which observations its book rests on, and under which convention
 * it was computed; a question that departs from that has the same book priced again.
 */
@ApplicationScoped
public class SnapshotService {
    private final LatestReader<GexSnapshot, SymbolBrief> snapshots;
    private final Pricing pricing;

    SnapshotService(LatestReader<GexSnapshot, SymbolBrief> snapshots, Pricing pricing) {
        this.snapshots = snapshots;
        this.pricing = pricing;
    }

    /** Empty when the symbol is unknown, or was not observed at or before the time asked for. */
    public Uni<Optional<GexAnswer>> answer(GexQuery query) {
        return found(query.symbol(), query.asOf(), located -> answer(query, located));
    }

    /** Empty when the symbol is unknown, or was not observed at or before the time asked for. */
    public Uni<Optional<Located<GexAnalytics>>> analytics(AnalyticsQuery query) {
        return found(query.symbol(), query.asOf(), located -> {
            GexSnapshot stored = located.value();
            Convention wanted = query.change().applyTo(ConventionNames.convention(stored.convention()));
            return pricing.analyse(stored, wanted, query.shift())
                    .map(analytics -> new Located<>(analytics, located.stale()));
        });
    }

    private <T> Uni<Optional<T>> found(
            String symbol, @Nullable Instant asOf, Function<Located<GexSnapshot>, Uni<T>> answer) {
        return snapshots
                .find(symbol, asOf)
                .flatMap(found -> found.map(located -> answer.apply(located).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<GexAnswer> answer(GexQuery query, Located<GexSnapshot> located) {
        GexSnapshot stored = located.value();
        Convention used = ConventionNames.convention(stored.convention());
        Convention wanted = query.change().applyTo(used);
        boolean asStored = wanted.equals(used);
        if (asStored && !query.profile()) {
            return Uni.createFrom().item(new GexAnswer(stored, located.stale(), null));
        }
        return pricing.price(stored, wanted, query.profile())
                .map(priced -> new GexAnswer(asStored ? stored : priced.snapshot(), located.stale(), priced.profile()));
    }
}
