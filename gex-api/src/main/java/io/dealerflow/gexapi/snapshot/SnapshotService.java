package io.dealerflow.gexapi.snapshot;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.query.BookQuery;
import io.dealerflow.gexapi.query.ConventionChange;
import io.dealerflow.gexapi.query.GexQuery;
import io.dealerflow.gexapi.tables.BookTable;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.positioning.ConventionNames;
import io.dealerflow.quant.chain.Convention;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers queries about positioning. The stored snapshot names the observations of its book and the convention under which it
 * was computed; for another convention the same book is priced again.
 */
@ApplicationScoped
public class SnapshotService {
    private final LatestReader<GexSnapshot, Levels> snapshots;
    private final Pricing pricing;

    SnapshotService(LatestReader<GexSnapshot, Levels> snapshots, Pricing pricing) {
        this.snapshots = snapshots;
        this.pricing = pricing;
    }

    /** Empty when the symbol is unknown, or was not observed at or before the time asked for. */
    public Uni<Optional<Sourced<PricedBook>>> answer(GexQuery query) {
        return snapshots
                .find(query.symbol(), query.asOf())
                .flatMap(found -> found.map(stored -> priced(stored.value(), query.change(), query.profile())
                                .map(book -> Optional.of(new Sourced<>(book, stored.stale()))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The stored snapshot that a question is about; empty as {@link #answer}. */
    public Uni<Optional<Sourced<GexSnapshot>>> stored(BookQuery query) {
        return snapshots.find(query.symbol(), query.asOf());
    }

    /** A stored snapshot under the convention asked for, with the profile where it is wanted. */
    public Uni<PricedBook> priced(GexSnapshot stored, ConventionChange change, boolean profile) {
        Convention used = ConventionNames.convention(stored.convention());
        Convention wanted = change.applyTo(used);
        boolean asStored = wanted.equals(used);
        if (asStored && !profile) {
            return Uni.createFrom().item(new PricedBook(stored, null));
        }
        return pricing.price(stored, wanted, profile)
                .map(priced -> asStored ? new PricedBook(stored, priced.profile()) : priced);
    }

    /** A table of the book of a stored snapshot, under the convention asked for. */
    public <T> Uni<T> table(GexSnapshot stored, ConventionChange change, BookTable<T> table) {
        return pricing.table(stored, change.applyTo(ConventionNames.convention(stored.convention())), table);
    }

    /** How open interest changed since the last book of the trading day before that of the snapshot. */
    public Uni<OpenInterestTable.Changes> openInterestChange(GexSnapshot stored) {
        Instant start = OpenInterestTable.startOfTradingDay(stored.asOf());
        Instant previous = OpenInterestTable.startOfPreviousTradingDay(stored.asOf());
        return snapshots
                .find(stored.symbol(), start.minusNanos(1_000))
                .flatMap(found -> found.map(Sourced::value)
                        .filter(before -> !before.asOf().isBefore(previous))
                        .map(before -> pricing.openInterestChange(before, stored))
                        .orElseGet(() -> Uni.createFrom().item(OpenInterestTable.NOTHING_BEFORE)));
    }
}
