package io.dealerflow.report.store;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.Debounce;
import io.dealerflow.report.daily.DueDates;
import io.dealerflow.report.daily.WeekData;
import io.dealerflow.report.daily.WeeklyReport;
import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.text.ReportFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes a due date under its row lock, in one transaction with its report: replicas never write the same
 * revision, and a crash leaves the date due.
 */
@ApplicationScoped
class PostgresDueDates implements DueDates {
    private static final String TAKE_DUE = """
            SELECT date, traceparent FROM days
            WHERE first_change IS NOT NULL
              AND (last_change <= clock_timestamp() - $1 * interval '1 millisecond'
                OR first_change <= clock_timestamp() - $2 * interval '1 millisecond')
            ORDER BY first_change
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;
    private static final String DONE = "UPDATE days SET first_change = NULL, last_change = NULL WHERE date = $1";
    static final String POSTPONE =
            "UPDATE days SET first_change = clock_timestamp(), last_change = clock_timestamp() WHERE date = $1";
    private static final String NEWEST = """
            SELECT revision, content, facts::text AS facts FROM reports
            WHERE report_id = $1 ORDER BY revision DESC LIMIT 1
            """;
    private static final String DATES = "SELECT date FROM days WHERE date BETWEEN $1 AND $2 ORDER BY date";
    private static final String LATER = "SELECT EXISTS (SELECT FROM days WHERE date > $1)";
    /** A week that ended before Friday is over with the first data after it. */
    private static final String WEEK_BEFORE = """
            UPDATE days SET first_change = clock_timestamp(), last_change = clock_timestamp()
            WHERE date = (SELECT max(date) FROM days WHERE date < $1 AND date >= $1 - 7)
              AND NOT EXISTS (SELECT FROM reports WHERE report_id = $2)
            """;

    private static final String NARRATIVE = "SELECT body::text FROM narratives WHERE sheet = $1 AND body IS NOT NULL";
    private static final String INSERT = """
            INSERT INTO reports (report_id, date, revision, event_id, body, traceparent, html, sheet, facts, content)
            VALUES ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8, $9::text::jsonb, $10)
            """;

    private final Db db;

    PostgresDueDates(Db db) {
        this.db = db;
    }

    @Override
    public <T> Uni<Optional<T>> takeNext(Debounce debounce, Function<DueDate, Uni<T>> work) {
        return db.inTransaction(transaction -> due(transaction, debounce)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : work.apply(found.getFirst())
                                .call(() -> Db.update(
                                        transaction, DONE, found.getFirst().date()))
                                .map(Optional::of)));
    }

    private static Uni<List<TakenDate>> due(SqlConnection transaction, Debounce debounce) {
        return Db.list(
                transaction,
                TAKE_DUE,
                row -> new TakenDate(transaction, row.getLocalDate("date"), row.getString("traceparent")),
                (double) debounce.quietPeriod().toMillis(),
                (double) debounce.maxDelay().toMillis());
    }

    @Override
    public Uni<Void> postpone(LocalDate date) {
        return db.update(POSTPONE, date).replaceWithVoid();
    }

    private static Revision revision(Row row) {
        String facts = row.getString("facts");
        return new Revision(
                row.getInteger("revision"),
                row.getString("content"),
                facts == null ? null : Json.read(facts, ReportFacts.class));
    }

    private record TakenDate(
            SqlConnection transaction,
            LocalDate date,
            @Nullable String traceparent) implements DueDate {
        @Override
        public Uni<DayData> data() {
            return new DayLoader(transaction, date).load();
        }

        @Override
        public Uni<Revision> newestRevision(String reportId) {
            return Db.list(transaction, NEWEST, PostgresDueDates::revision, reportId)
                    .map(rows -> rows.isEmpty() ? Revision.NONE : rows.getFirst());
        }

        @Override
        public Uni<Optional<WeekData>> endedWeek(boolean closed) {
            LocalDate monday = date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            LocalDate sunday = monday.plusDays(6);
            return Db.list(transaction, DATES, row -> row.getLocalDate(0), monday, sunday)
                    .flatMap(dates -> {
                        if (!dates.getLast().equals(date)) {
                            return Db.update(transaction, POSTPONE, dates.getLast())
                                    .replaceWith(Optional.empty());
                        }
                        Uni<?> before = dates.getFirst().equals(date)
                                ? Db.update(
                                        transaction, WEEK_BEFORE, monday, WeeklyReport.reportId(monday.minusDays(1)))
                                : Uni.createFrom().voidItem();
                        return before.chain(() -> isOver(closed, sunday))
                                .flatMap(over -> over
                                        ? week(dates).map(Optional::of)
                                        : Uni.createFrom().item(Optional.empty()));
                    });
        }

        private Uni<Boolean> isOver(boolean closed, LocalDate sunday) {
            return closed
                    ? Uni.createFrom().item(true)
                    : Db.list(transaction, LATER, row -> row.getBoolean(0), sunday)
                            .map(List::getFirst);
        }

        private Uni<WeekData> week(List<LocalDate> dates) {
            return Multi.createFrom()
                    .iterable(dates)
                    .onItem()
                    .transformToUniAndConcatenate(day -> new DayLoader(transaction, day).load())
                    .collect()
                    .asList()
                    .map(WeekData::new);
        }

        @Override
        public Uni<Optional<Narrative>> narrative(String sheet) {
            return Db.list(transaction, NARRATIVE, row -> Json.read(row.getString(0), Narrative.class), sheet)
                    .map(found -> found.stream().findFirst());
        }

        @Override
        public Uni<Void> store(Stored revision) {
            Report report = revision.report();
            return Db.update(
                            transaction,
                            INSERT,
                            report.reportId(),
                            report.date(),
                            report.revision(),
                            report.eventId(),
                            Json.write(report),
                            traceparent,
                            revision.html(),
                            revision.sheet(),
                            Json.write(revision.facts()),
                            revision.content())
                    .replaceWithVoid();
        }
    }
}
