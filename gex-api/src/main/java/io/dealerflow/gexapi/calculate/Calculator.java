package io.dealerflow.gexapi.calculate;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.alerts.AlertQuery;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.calculate.Calculated.NoAlertsReason;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.history.ExposureHistory;
import io.dealerflow.gexapi.history.Standing;
import io.dealerflow.gexapi.history.Window;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.snapshot.Pricing;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.positioning.ConventionNames;
import io.dealerflow.positioning.QuantBooks;
import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Convention;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calculates on the threads that price books. A chain sent by the caller is read and priced there too, and
 * no store is read unless a comparison with history is requested.
 */
@ApplicationScoped
public class Calculator {
    private static final int HISTORY_DAYS = 30;
    private static final int MOST_ALERTS = 100;

    private final Pricing pricing;
    private final LatestReader<GexSnapshot, Levels> snapshots;
    private final AlertStore alerts;
    private final ExposureHistory history;
    private final Clock clock;
    private final int mostContracts;

    Calculator(
            Pricing pricing,
            LatestReader<GexSnapshot, Levels> snapshots,
            AlertStore alerts,
            ExposureHistory history,
            Clock clock,
            GexApiConfig config) {
        this.pricing = pricing;
        this.snapshots = snapshots;
        this.alerts = alerts;
        this.history = history;
        this.clock = clock;
        this.mostContracts = config.calculation().maxContracts();
    }

    /**
     * The exposure of a chain.
     *
     * @param body  a request as JSON
     * @param query parameters beside it: those of a convention count as if they stood in the body, others are ignored
     * @return fails with {@link RefusedRequestException} for a request that cannot be answered, and with
     *     {@link UnavailableException} while too many are waiting
     */
    public Uni<Calculated> ofChain(byte[] body, Map<String, List<String>> query) {
        Instant now = clock.instant();
        return pricing.run(() -> ChainCalculation.of(body, query, now, mostContracts))
                .flatMap(this::withHistory);
    }

    /**
     * A stored book at another spot, each contract at its own volatility and each expiry at its own carry.
     *
     * @param symbol as the store has it
     * @return empty when the symbol is unknown, or was not observed at or before the time asked for
     */
    public Uni<Optional<Calculated>> atSpot(String symbol, SpotQuery query) {
        return openAlerts(symbol)
                .flatMap(open -> snapshots
                        .find(symbol, query.options().asOf())
                        .flatMap(found -> found.map(
                                        stored -> atSpot(stored, open, query).map(Optional::of))
                                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** Asked for before anything else: the store answers on the thread of the request only. */
    private Uni<OpenAlerts> openAlerts(String symbol) {
        return alerts.find(new AlertQuery(symbol, null, null, false, null, null, null, MOST_ALERTS))
                .map(found -> new OpenAlerts(found, null))
                .onFailure(UnavailableException.class)
                .recoverWithItem(() -> new OpenAlerts(List.of(), NoAlertsReason.UNAVAILABLE));
    }

    private record OpenAlerts(
            List<StoredAlert> alerts, @Nullable NoAlertsReason reason) {}

    private Uni<Calculated> atSpot(Sourced<GexSnapshot> stored, OpenAlerts open, SpotQuery query) {
        GexSnapshot snapshot = stored.value();
        Convention convention = query.options().change().applyTo(ConventionNames.convention(snapshot.convention()));
        Uni<Calculation> priced = pricing.compute(snapshot, chains -> {
            Book book = QuantBooks.of(chains);
            Book moved = new Book(book.underlying(), book.asOf(), query.spot(), book.series());
            return Calculation.of(moved, convention, query.pinRisk());
        });
        return priced.invoke(NothingUsed::refuseStored)
                .map(calculation -> new Calculated(
                        snapshot.symbol(),
                        calculation,
                        0,
                        open.alerts,
                        open.reason,
                        query.historical(),
                        null,
                        stored.stale()))
                .flatMap(this::withHistory);
    }

    /** The database answers on its event loop, which must not do what comes after it. */
    private Uni<Calculated> withHistory(Calculated calculated) {
        if (!calculated.historyWanted()) {
            return Uni.createFrom().item(calculated);
        }
        Window window = Window.upTo(clock.instant(), HISTORY_DAYS);
        double net = calculated.calculation().analysis().totals().net();
        return history.within(Symbols.names(calculated.symbol()).getLast(), window)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(points -> points.isEmpty()
                        ? new HistoryContext(null, HistoryContext.Reason.NO_HISTORY)
                        : new HistoryContext(Standing.of(net, points, window), null))
                .onFailure(UnavailableException.class)
                .recoverWithItem(() -> new HistoryContext(null, HistoryContext.Reason.UNAVAILABLE))
                .map(calculated::with);
    }
}
