package io.dealerflow.report.store;

import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.NarrativeStore;
import io.dealerflow.report.narrative.Narrative;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** A row without a body is claimed by a replica that asks for it; after ten minutes by none. */
@ApplicationScoped
class PostgresNarratives implements NarrativeStore {
    private static final String FORGET_ABANDONED =
            "DELETE FROM narratives WHERE body IS NULL AND asked_at < clock_timestamp() - interval '10 minutes'";
    private static final String CLAIM = """
            INSERT INTO narratives (sheet, date)
            SELECT sheet, date FROM
                (SELECT DISTINCT ON (date) date, sheet, stored_at FROM reports WHERE report_id LIKE 'daily-%' ORDER BY date DESC, revision DESC LIMIT 30) newest
            WHERE sheet IS NOT NULL
              AND stored_at <= clock_timestamp() - $1 * interval '1 millisecond'
              AND NOT EXISTS (SELECT FROM narratives WHERE narratives.sheet = newest.sheet)
              AND (SELECT count(*) FROM narratives WHERE asked_at >= date_trunc('day', clock_timestamp(), 'UTC')) < $2
            ORDER BY date DESC LIMIT 1
            ON CONFLICT (sheet) DO NOTHING
            RETURNING sheet, date
            """;
    private static final String ADD = "UPDATE narratives SET body = $2::text::jsonb WHERE sheet = $1";
    private static final String RELEASE = "DELETE FROM narratives WHERE sheet = $1 AND body IS NULL";

    private final Db db;

    PostgresNarratives(Db db) {
        this.db = db;
    }

    private record Claimed(String sheet, LocalDate date) {}

    @Override
    public Uni<Optional<Wanted>> takeNext(Duration quietPeriod, int maxPerDay) {
        return db.inTransaction(transaction -> Db.update(transaction, FORGET_ABANDONED)
                .chain(() -> Db.list(
                        transaction,
                        CLAIM,
                        row -> new Claimed(row.getString("sheet"), row.getLocalDate("date")),
                        (double) quietPeriod.toMillis(),
                        maxPerDay))
                .flatMap(claimed -> claimed.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : wanted(transaction, claimed.getFirst())));
    }

    private static Uni<Optional<Wanted>> wanted(SqlConnection transaction, Claimed claimed) {
        return new DayLoader(transaction, claimed.date())
                .load()
                .map(data -> Optional.of(new Wanted(claimed.sheet(), data)));
    }

    @Override
    public Uni<Void> add(LocalDate date, Narrative narrative) {
        return db.inTransaction(transaction -> Db.update(transaction, ADD, narrative.sheet(), Json.write(narrative))
                .chain(() -> Db.update(transaction, PostgresDueDates.POSTPONE, date))
                .replaceWithVoid());
    }

    @Override
    public Uni<Void> release(Wanted wanted) {
        return db.update(RELEASE, wanted.sheet()).replaceWithVoid();
    }
}
