package io.dealerflow.ingest.store;

import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Pulls;
import io.dealerflow.kit.database.Db;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tables {@code pull_sources} and {@code pulls}. */
public final class PullStore implements Pulls {
    private static final String SOURCES = """
            INSERT INTO pull_sources (name, connector, source, schedule, spacing_ms, next_request_at)
            SELECT s.*, $6::timestamptz FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[]) AS s
            ORDER BY 1
            ON CONFLICT (name) DO UPDATE SET connector = excluded.connector, source = excluded.source,
               schedule = excluded.schedule, spacing_ms = excluded.spacing_ms""";
    private static final String SUBJECTS = """
            INSERT INTO pulls AS p (name, subject, next_run)
            SELECT s.name, s.subject, $3::timestamptz FROM unnest($1::text[], $2::text[], $4::timestamptz[]) AS s(name, subject, at)
            ORDER BY 1, 2
            ON CONFLICT (name, subject) DO UPDATE SET next_run =
               (SELECT CASE WHEN p.next_run IS NULL THEN $3::timestamptz WHEN p.failures > 0 THEN p.next_run ELSE least(p.next_run, s.at) END
                FROM unnest($1::text[], $2::text[], $4::timestamptz[]) AS s(name, subject, at)
                WHERE s.name = p.name AND s.subject = p.subject)""";
    private static final String OTHERS = """
            UPDATE pulls SET next_run = NULL
            WHERE name = ANY ($1) AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS s(name, subject)
                                                  WHERE s.name = pulls.name AND s.subject = pulls.subject)""";

    /** Both rows are locked: of two instances one asks the source, and the other looks for another source. */
    private static final String CLAIM = """
            WITH due AS (
              SELECT p.name, p.subject FROM pulls p JOIN pull_sources s USING (name)
              WHERE p.name = ANY ($1) AND p.next_run <= $2 AND s.next_request_at <= $2
                AND (p.leased_until IS NULL OR p.leased_until <= $2)
              ORDER BY p.next_run, p.name, p.subject LIMIT 1 FOR UPDATE SKIP LOCKED),
            slot AS (
              UPDATE pull_sources s SET next_request_at = $2 + s.spacing_ms * interval '1 millisecond'
              FROM due WHERE s.name = due.name)
            UPDATE pulls p SET leased_by = $3, leased_until = $4
            FROM due WHERE p.name = due.name AND p.subject = due.subject
            RETURNING p.name, p.subject, p.position, p.etag, p.last_modified, p.failures""";

    private static final String RENEW = """
            UPDATE pulls p SET leased_until = $2 FROM unnest($3::text[], $4::text[]) AS s(name, subject)
            WHERE p.name = s.name AND p.subject = s.subject AND p.leased_by = $1""";
    private static final String RELEASE = "UPDATE pulls SET leased_by = NULL, leased_until = NULL WHERE leased_by = $1";
    private static final String SETTLE = """
            WITH pause AS (
              UPDATE pull_sources SET next_request_at = greatest(next_request_at, $12::timestamptz) WHERE name = $1 AND $12::timestamptz IS NOT NULL)
            UPDATE pulls SET position = $3, etag = $4, last_modified = $5, failures = $6, next_run = $7,
               last_outcome = $8, last_error = coalesce($9::text, last_error),
               errors = errors + CASE WHEN $9::text IS NULL THEN 0 ELSE 1 END,
               last_success = CASE WHEN $10::boolean THEN $11::timestamptz ELSE last_success END,
               leased_by = NULL, leased_until = NULL
            WHERE name = $1 AND subject = $2 AND leased_by = $13""";

    private final Db db;
    private final Claim claim;

    public PullStore(Db db, Claim claim) {
        this.db = db;
        this.claim = claim;
    }

    /** The sources, then their subjects, as columns. */
    private static final class Columns {
        final List<String> names = new ArrayList<>();
        final List<String> subjects = new ArrayList<>();
        final List<Instant> next = new ArrayList<>();

        Columns(Collection<PullSource> sources, Instant now) {
            for (PullSource source : sources) {
                for (String subject : source.subjects()) {
                    names.add(source.name());
                    subjects.add(subject);
                    next.add(source.schedule().next(now).orElse(now));
                }
            }
        }
    }

    @Override
    public void register(Collection<PullSource> sources, Instant now) {
        var columns = new Columns(sources, now);
        String[] names = columns.names.toArray(String[]::new);
        String[] subjects = columns.subjects.toArray(String[]::new);
        Db.await(() -> db.inTransaction(transaction -> Db.update(
                        transaction,
                        SOURCES,
                        column(sources, PullSource::name),
                        column(sources, source -> source.connector().profile().name()),
                        column(sources, PullSource::source),
                        column(sources, source -> source.schedule().toString()),
                        sources.stream()
                                .map(source -> source.spacing().toMillis())
                                .toArray(Long[]::new),
                        now)
                .chain(() ->
                        Db.update(transaction, SUBJECTS, names, subjects, now, columns.next.toArray(Instant[]::new)))
                .chain(() -> Db.update(transaction, OTHERS, names, subjects))));
    }

    private static String[] column(Collection<PullSource> sources, Function<PullSource, String> value) {
        return sources.stream().map(value).toArray(String[]::new);
    }

    @Override
    public Optional<Due> claim(Collection<String> names, Instant now) {
        return Db.await(() -> db.list(
                        CLAIM,
                        PullStore::due,
                        names.toArray(String[]::new),
                        now,
                        claim.instance(),
                        now.plus(claim.lifetime())))
                .stream()
                .findFirst();
    }

    private static Due due(Row row) {
        return new Due(
                row.getString("name"),
                row.getString("subject"),
                row.get(LocalDate.class, "position"),
                row.getString("etag"),
                row.getString("last_modified"),
                row.getInteger("failures"));
    }

    @Override
    public void renew(Collection<Due> running, Instant now) {
        String[] names = running.stream().map(Due::name).toArray(String[]::new);
        String[] subjects = running.stream().map(Due::subject).toArray(String[]::new);
        Db.await(() -> db.update(RENEW, claim.instance(), now.plus(claim.lifetime()), names, subjects));
    }

    @Override
    public void release() {
        Db.await(() -> db.update(RELEASE, claim.instance()));
    }

    @Override
    public void settle(Settlement settlement, Instant now) {
        Due due = settlement.due();
        Db.await(() -> db.update(
                SETTLE,
                due.name(),
                due.subject(),
                due.position(),
                due.etag(),
                due.lastModified(),
                due.failures(),
                settlement.nextRun(),
                settlement.outcome().label(),
                settlement.error(),
                settlement.outcome().isSuccess(),
                now,
                settlement.pauseUntil(),
                claim.instance()));
    }
}
