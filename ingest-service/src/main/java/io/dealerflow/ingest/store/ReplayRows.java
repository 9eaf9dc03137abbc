package io.dealerflow.ingest.store;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.replay.ReplayIndex;
import io.dealerflow.ingest.replay.ReplayQuery;
import io.dealerflow.kit.database.Db;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published events of the manifest by event time. */
public final class ReplayRows implements ReplayIndex {
    private static final String SELECTED = """
            FROM observations o JOIN landed_files f ON f.landing_key = o.landing_key
            WHERE NOT EXISTS (SELECT FROM unpublished u WHERE u.event_id = o.event_id) AND o.as_of >= $1 AND o.as_of < $2
               AND (cardinality($3::text[]) = 0 OR f.kind = ANY ($3)) AND (cardinality($4::text[]) = 0 OR o.subject = ANY ($4))""";
    private static final String COUNT = "SELECT count(*) " + SELECTED;
    private static final String PAGE = """
            SELECT o.event_id, o.as_of, o.seq, f.landing_key, f.bytes, f.received_at, f.filename
            """ + SELECTED + """
             AND (o.as_of, o.seq) > ($5, $6) ORDER BY o.as_of, o.seq LIMIT $7""";

    private final Db db;

    public ReplayRows(Db db) {
        this.db = db;
    }

    @Override
    public long count(ReplayQuery query) {
        return Db.await(() ->
                        db.list(COUNT, row -> row.getLong(0), query.from(), query.to(), kinds(query), symbols(query)))
                .getFirst();
    }

    @Override
    public List<Entry> after(ReplayQuery query, @Nullable Entry last, int limit) {
        return Db.await(() -> db.list(
                PAGE,
                ReplayRows::entry,
                query.from(),
                query.to(),
                kinds(query),
                symbols(query),
                last == null ? query.from() : last.asOf(),
                last == null ? -1L : last.seq(),
                limit));
    }

    private static String[] kinds(ReplayQuery query) {
        return query.kinds().stream().map(FileKind::wireName).toArray(String[]::new);
    }

    private static String[] symbols(ReplayQuery query) {
        return query.symbols().toArray(String[]::new);
    }

    private static Entry entry(Row row) {
        Instant asOf = row.get(OffsetDateTime.class, "as_of").toInstant();
        return new Entry(row.getString("event_id"), asOf, row.getLong("seq"), ManifestStore.arrival(row));
    }
}
