package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.latest.SymbolSummary;
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
 * Answers queries about positioning. The stored snapshot names the observations of its book and the convention under which it
 * was computed; for another convention the same book is priced again.
 */
@ApplicationScoped
public class SnapshotService {
    private final LatestReader<GexSnapshot, SymbolSummary> snapshots;
    private final Pricing pricing;

    SnapshotService(LatestReader<GexSnapshot, SymbolSummary> snapshots, Pricing pricing) {
        this.snapshots = snapshots;
        this.pricing = pricing;
    }

    /** Empty when the symbol is unknown, or was not observed at or before the time asked for. */
    public Uni<Optional<Sourced<PricedBook>>> answer(GexQuery query) {
        return found(query.symbol(), query.asOf(), sourced -> answer(query, sourced));
    }

    /** Empty when the symbol is unknown, or was not observed at or before the time asked for. */
    public Uni<Optional<Sourced<GexAnalytics>>> analytics(AnalyticsQuery query) {
        return found(query.symbol(), query.asOf(), sourced -> {
            GexSnapshot stored = sourced.value();
            Convention wanted = query.change().applyTo(ConventionNames.convention(stored.convention()));
            return pricing.analyse(stored, wanted, query.shift())
                    .map(analytics -> new Sourced<>(analytics, sourced.stale()));
        });
    }

    private <T> Uni<Optional<T>> found(
            String symbol, @Nullable Instant asOf, Function<Sourced<GexSnapshot>, Uni<T>> answer) {
        return snapshots
                .find(symbol, asOf)
                .flatMap(found -> found.map(sourced -> answer.apply(sourced).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Sourced<PricedBook>> answer(GexQuery query, Sourced<GexSnapshot> sourced) {
        GexSnapshot stored = sourced.value();
        Convention used = ConventionNames.convention(stored.convention());
        Convention wanted = query.change().applyTo(used);
        boolean asStored = wanted.equals(used);
        if (asStored && !query.profile()) {
            return Uni.createFrom().item(new Sourced<>(new PricedBook(stored, null), sourced.stale()));
        }
        return pricing.price(stored, wanted, query.profile())
                .map(priced -> new Sourced<>(
                        new PricedBook(asStored ? stored : priced.snapshot(), priced.profile()), sourced.stale()));
    }
}
