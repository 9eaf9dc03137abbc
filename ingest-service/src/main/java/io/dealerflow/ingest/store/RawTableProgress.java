package io.dealerflow.ingest.store;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.FileProgress;
import io.dealerflow.ingest.intake.RawTables;
import io.dealerflow.kit.database.Db;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the events of landed files with the rows of the raw tables. */
public final class RawTableProgress implements RawTables {
    private static final String FILE = """
            SELECT landing_key, source, kind, cardinality(event_ids) AS events FROM landed_files
            WHERE sha256 = $1 AND source = coalesce($2::text, source) AND kind = coalesce($3::text, kind)
            ORDER BY received_at DESC LIMIT 1""";
    private static final String PUBLISHED = """
            SELECT count(*) FROM landed_files f, unnest(f.event_ids) AS e(id)
            WHERE f.landing_key = $1
               AND EXISTS (SELECT FROM observations o WHERE o.event_id = e.id)
               AND NOT EXISTS (SELECT FROM unpublished u WHERE u.event_id = e.id)""";

    /**
     * The planner takes the events of a file for ten, and would look each of them up: 250 000 rates took 3.2 s so, and take 0.8 s when the
     * tables are read as a whole.
     */
    private static final int MANY_EVENTS = 20_000;

    private static final String READ_WHOLE_TABLES = "SET LOCAL enable_nestloop = off";

    private final Db db;
    private final Map<FileKind, String> tables;

    /** @param tables whose rows are kept by event; of another kind it says what is published */
    public RawTableProgress(Db db, List<RawTable<?, ?>> tables) {
        this.db = db;
        this.tables = tables.stream().collect(Collectors.toUnmodifiableMap(RawTable::kind, RawTable::name));
    }

    private record Found(String landingKey, String source, FileKind kind, int events) {
        static Found of(Row row) {
            return new Found(
                    row.getString("landing_key"),
                    row.getString("source"),
                    FileKind.of(row.getString("kind")),
                    row.getInteger("events"));
        }
    }

    @Override
    public Optional<FileProgress> progress(String sha256, @Nullable String source, @Nullable FileKind kind) {
        String kindName = kind == null ? null : kind.wireName();
        return Db.await(() -> db.list(FILE, Found::of, sha256, source, kindName)).stream()
                .findFirst()
                .map(file -> new FileProgress(sha256, file.source(), file.kind(), file.events(), readable(file)));
    }

    private int readable(Found file) {
        String table = tables.get(file.kind());
        String query = table == null ? PUBLISHED : stored(table);
        List<Long> rows = Db.await(() -> file.events() < MANY_EVENTS
                ? db.list(query, row -> row.getLong(0), file.landingKey())
                : db.inTransaction(transaction -> Db.update(transaction, READ_WHOLE_TABLES)
                        .chain(() -> Db.list(transaction, query, row -> row.getLong(0), file.landingKey()))));
        return Math.toIntExact(rows.getFirst());
    }

    /** The instants of the events tell the partitions of their rows. Events that the manifest no longer has were stored long ago. */
    private static String stored(String table) {
        return """
                WITH events AS (SELECT e.id, o.as_of FROM landed_files f, unnest(f.event_ids) AS e(id)
                                LEFT JOIN observations o ON o.event_id = e.id WHERE f.landing_key = $1)
                SELECT (SELECT count(*) FROM events WHERE as_of IS NULL)
                   + (SELECT count(*) FROM events e
                      WHERE EXISTS (SELECT FROM %s t WHERE t.event_id = e.id AND t.as_of = e.as_of
                         AND t.as_of BETWEEN (SELECT min(as_of) FROM events) AND (SELECT max(as_of) FROM events)))""".formatted(table);
    }
}
