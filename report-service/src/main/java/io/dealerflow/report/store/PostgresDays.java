package io.dealerflow.report.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.report.daily.DayStore;
import io.dealerflow.report.text.Figures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Upserts by subject and instant, so that repeats change nothing, and marks the changed dates. */
@ApplicationScoped
class PostgresDays implements DayStore {
    private static final String UPSERT_SNAPSHOT = """
            INSERT INTO snapshots AS known (symbol, as_of, date, event_id, spot, net_gex, body)
            VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb)
            ON CONFLICT (symbol, as_of) DO UPDATE
            SET event_id = excluded.event_id, spot = excluded.spot, net_gex = excluded.net_gex, body = excluded.body
            WHERE known.event_id <> excluded.event_id
            """;
    private static final String DROP_UNUSED_BODIES = """
            UPDATE snapshots SET body = NULL
            WHERE symbol = $1 AND date = $2 AND body IS NOT NULL
              AND as_of > (SELECT min(as_of) FROM snapshots WHERE symbol = $1 AND date = $2)
              AND as_of NOT IN (SELECT as_of FROM snapshots WHERE symbol = $1 AND date = $2 ORDER BY as_of DESC LIMIT 2)
            """;
    private static final String NEXT_DATE = "SELECT min(date) AS next FROM snapshots WHERE symbol = $1 AND date > $2";
    private static final String INSERT_ALERT = """
            INSERT INTO alerts (event_id, symbol, date, as_of, body)
            VALUES ($1, $2, $3, $4, $5::text::jsonb)
            ON CONFLICT (event_id) DO NOTHING
            """;
    /** What happens after an alert changes the reports that have it. */
    private static final String DATES_OF_ALERT =
            "SELECT DISTINCT date FROM alerts WHERE alert_id = $1 AND phase IS DISTINCT FROM 'resolved'";

    /** What became known last counts; the dates whose alerts it is the close of, or the next one. */
    private static final String UPSERT_CLOSE = """
            WITH added AS (
                INSERT INTO closes AS known (symbol, date, price, known_at, event_id)
                VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (symbol, date) DO UPDATE
                SET price = excluded.price, known_at = excluded.known_at, event_id = excluded.event_id
                WHERE known.known_at <= excluded.known_at AND known.price <> excluded.price
                RETURNING symbol, date)
            SELECT DISTINCT alerts.date FROM alerts JOIN added USING (symbol)
            WHERE alerts.phase IS DISTINCT FROM 'resolved'
              AND alerts.date <= added.date AND alerts.date >= added.date - 10
              AND NOT EXISTS (
                  SELECT FROM closes AS earlier
                  WHERE earlier.symbol = added.symbol AND earlier.date > alerts.date AND earlier.date < added.date)
            """;

    /** A report has the newest curve of as many days. */
    private static final int CURVE_DAYS = 7;

    private static final String INSERT_CURVE = """
            INSERT INTO curves (event_id, symbol, date, as_of, body)
            VALUES ($1, $2, $3, $4, $5::text::jsonb)
            ON CONFLICT (event_id) DO NOTHING
            """;
    private static final String MARK_CHANGED = """
            INSERT INTO days AS known (date, first_change, last_change, traceparent)
            VALUES ($1, clock_timestamp(), clock_timestamp(), $2)
            ON CONFLICT (date) DO UPDATE
            SET first_change = coalesce(known.first_change, excluded.first_change),
                last_change = excluded.last_change,
                traceparent = excluded.traceparent
            """;

    /** What is no book and no alert belongs to reports, but is no occasion for one: histories of features reach back for years. */
    private static final String MARK_KNOWN_CHANGED = """
            UPDATE days
            SET first_change = coalesce(first_change, clock_timestamp()), last_change = clock_timestamp(), traceparent = $2
            WHERE date = $1
            """;

    private final Db db;

    PostgresDays(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> addSnapshots(List<Received<GexSnapshot>> batch) {
        return add(batch, MARK_CHANGED, PostgresDays::addSnapshot);
    }

    @Override
    public Uni<Void> addScores(List<Received<AssetScore>> batch) {
        return add(batch, MARK_KNOWN_CHANGED, newest("scores"));
    }

    @Override
    public Uni<Void> addFeatures(List<Received<AssetFeatures>> batch) {
        Addition<AssetFeatures> newest = newest("features");
        return add(
                batch,
                MARK_KNOWN_CHANGED,
                (transaction, received, changed) -> newest.add(transaction, received, changed)
                        .chain(() -> addClose(transaction, received.event(), changed)));
    }

    /** The close that features have, once it is one; the dates change whose alerts it follows. */
    private static Uni<?> addClose(SqlConnection transaction, AssetFeatures features, NavigableSet<LocalDate> changed) {
        AssetFeatures.Feature close = features.features().get(FeatureName.CLOSE.wireName());
        if (close == null || close.value() == null || close.asOf() == null || close.date() == null) {
            return Uni.createFrom().voidItem();
        }
        boolean isIntraday = features.assetClass() == AssetClass.EQUITY
                && close.asOf()
                        .isBefore(close.date()
                                .atTime(ExchangeCalendar.usOptions().closingTime(close.date()))
                                .atZone(Figures.NEW_YORK)
                                .toInstant());
        return isIntraday
                ? Uni.createFrom().voidItem()
                : Db.list(
                                transaction,
                                UPSERT_CLOSE,
                                row -> row.getLocalDate(0),
                                features.asset(),
                                close.date(),
                                close.value(),
                                close.asOf(),
                                features.eventId())
                        .invoke(changed::addAll);
    }

    @Override
    public Uni<Void> addFlows(List<Received<MarketFlow>> batch) {
        return add(batch, MARK_KNOWN_CHANGED, newest("flows"));
    }

    @Override
    public Uni<Void> addPortfolios(List<Received<Portfolio>> batch) {
        return add(batch, MARK_KNOWN_CHANGED, newest("portfolios"));
    }

    @Override
    public Uni<Void> addSignals(List<Received<ScoreSignal>> batch) {
        return add(batch, MARK_KNOWN_CHANGED, newest("signals"));
    }

    @Override
    public Uni<Void> addCurves(List<Received<FuturesCurve>> batch) {
        return add(batch, MARK_KNOWN_CHANGED, PostgresDays::addCurve);
    }

    private static Uni<?> addCurve(
            SqlConnection transaction, Received<FuturesCurve> received, NavigableSet<LocalDate> changed) {
        FuturesCurve curve = received.event();
        return Db.update(
                        transaction,
                        INSERT_CURVE,
                        curve.eventId(),
                        curve.root(),
                        curve.day(),
                        curve.asOf(),
                        text(received))
                .invoke(rows -> {
                    for (int later = 0; later < CURVE_DAYS; later++) {
                        noteChange(rows, curve.day().plusDays(later), changed);
                    }
                });
    }

    @Override
    public Uni<Void> addAlerts(List<Received<Alert>> batch) {
        return add(batch, MARK_CHANGED, PostgresDays::addAlert);
    }

    /** Dates are marked last and in order, so that their row locks are held briefly and cannot deadlock. */
    private <T extends Event> Uni<Void> add(List<Received<T>> batch, String mark, Addition<T> addition) {
        String traceparent = batch.getLast().trace().traceparent();
        return db.inTransaction(transaction -> {
            NavigableSet<LocalDate> changed = new TreeSet<>();
            return inOrder(batch, received -> addition.add(transaction, received, changed))
                    .chain(() -> inOrder(changed, date -> Db.update(transaction, mark, date, traceparent)));
        });
    }

    private static <T> Uni<Void> inOrder(Iterable<T> items, Function<T, Uni<?>> work) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(item -> work.apply(item).replaceWithVoid())
                .collect()
                .last();
    }

    private static Uni<?> addSnapshot(
            SqlConnection transaction, Received<GexSnapshot> received, NavigableSet<LocalDate> changed) {
        GexSnapshot snapshot = received.event();
        LocalDate date = dateOf(snapshot);
        return Db.update(
                        transaction,
                        UPSERT_SNAPSHOT,
                        snapshot.symbol(),
                        snapshot.asOf(),
                        date,
                        snapshot.eventId(),
                        snapshot.spot(),
                        snapshot.netGex(),
                        text(received))
                .chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : replaced(transaction, snapshot.symbol(), date, changed));
    }

    /** The date has changed, and so has the next one, whose report compares with it. */
    private static Uni<Void> replaced(
            SqlConnection transaction, String symbol, LocalDate date, NavigableSet<LocalDate> changed) {
        changed.add(date);
        return Db.update(transaction, DROP_UNUSED_BODIES, symbol, date)
                .chain(() -> Db.list(transaction, NEXT_DATE, row -> row, symbol, date))
                .invoke(rows -> rows.stream()
                        .map(row -> row.getLocalDate("next"))
                        .filter(Objects::nonNull)
                        .forEach(changed::add))
                .replaceWithVoid();
    }

    /** Of a subject and date the newest counts. */
    private static <T extends Event> Addition<T> newest(String table) {
        String sql = """
                INSERT INTO %s AS known (symbol, date, as_of, event_id, body)
                VALUES ($1, $2, $3, $4, $5::text::jsonb)
                ON CONFLICT (symbol, date) DO UPDATE
                SET as_of = excluded.as_of, event_id = excluded.event_id, body = excluded.body
                WHERE known.as_of <= excluded.as_of AND known.event_id <> excluded.event_id
                """.formatted(table);
        return (transaction, received, changed) -> {
            T event = received.event();
            LocalDate date = dateOf(event);
            return Db.update(transaction, sql, event.subject(), date, event.asOf(), event.eventId(), text(received))
                    .invoke(rows -> noteChange(rows, date, changed));
        };
    }

    private static Uni<?> addAlert(
            SqlConnection transaction, Received<Alert> received, NavigableSet<LocalDate> changed) {
        Alert alert = received.event();
        LocalDate date = dateOf(alert);
        boolean isEnd = alert.phase() == AlertPhase.RESOLVED;
        return Db.update(transaction, INSERT_ALERT, alert.eventId(), alert.symbol(), date, alert.asOf(), text(received))
                .invoke(rows -> noteChange(isEnd ? 0 : rows, date, changed))
                .chain(rows -> rows == 0
                        ? Uni.createFrom().voidItem()
                        : Db.list(transaction, DATES_OF_ALERT, row -> row.getLocalDate(0), alert.alertId())
                                .invoke(changed::addAll)
                                .replaceWithVoid());
    }

    private static void noteChange(int rows, LocalDate date, NavigableSet<LocalDate> changed) {
        if (rows > 0) {
            changed.add(date);
        }
    }

    private static String text(Received<?> received) {
        return new String(received.bytes(), StandardCharsets.UTF_8);
    }

    private static LocalDate dateOf(Event event) {
        return event.asOf().atZone(Figures.NEW_YORK).toLocalDate();
    }

    @FunctionalInterface
    private interface Addition<T extends Event> {
        Uni<?> add(SqlConnection transaction, Received<T> received, NavigableSet<LocalDate> changed);
    }
}
