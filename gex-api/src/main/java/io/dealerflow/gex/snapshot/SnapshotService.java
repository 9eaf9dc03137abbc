package io.dealerflow.gex.snapshot;

import io.dealerflow.contracts.GexSnapshot;
import io.dealerflow.contracts.GexSnapshot.ConventionUsed;
import io.dealerflow.gex.latest.LatestReader;
import io.dealerflow.gex.latest.Located;
import io.dealerflow.gex.latest.SymbolBrief;
import io.dealerflow.gex.query.GexQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
        return snapshots
                .find(query.symbol(), query.asOf())
                .flatMap(found -> found.map(located -> answer(query, located).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<GexAnswer> answer(GexQuery query, Located<GexSnapshot> located) {
        GexSnapshot stored = located.value();
        ConventionUsed wanted = query.change().applyTo(stored.convention());
        boolean asStored = wanted.equals(stored.convention());
        if (asStored && !query.profile()) {
            return Uni.createFrom().item(new GexAnswer(stored, located.stale(), null));
        }
        return pricing.price(stored, wanted, query.profile())
                .map(priced -> new GexAnswer(asStored ? stored : priced.snapshot(), located.stale(), priced.profile()));
    }
}
