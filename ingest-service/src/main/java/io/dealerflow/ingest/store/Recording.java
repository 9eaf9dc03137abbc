package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Manifest.Progress;
import io.dealerflow.ingest.intake.Manifest.Recorded;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Records observations of one file in a transaction: inserts the new ones as claimed, claims those that are neither published nor claimed
 * by another instance, and reads the state of all.
 */
final class Recording {
    private static final String INSERT = """
            WITH recorded AS (
            INSERT INTO observations (event_id, type, source, subject, as_of, ingest_ts, version, covers, summary, landing_key)
            SELECT e.event_id, e.type, e.source, e.subject, e.as_of, e.ingest_ts, e.version,
               string_to_array(e.covers, E'\\n'), e.summary::jsonb, $10
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::integer[],
               $8::text[], $9::text[]) AS e(event_id, type, source, subject, as_of, ingest_ts, version, covers, summary)
            ORDER BY e.event_id
            ON CONFLICT (event_id) DO NOTHING RETURNING event_id)
            INSERT INTO unpublished (event_id, claimed_by, claimed_until) SELECT event_id, $11, $12 FROM recorded RETURNING event_id""";

    /** An event that is published from this file carries this file's time of receipt. */
    private static final String CLAIM = """
            WITH free AS (SELECT event_id FROM unpublished WHERE event_id = ANY ($1)
                             AND (claimed_until IS NULL OR claimed_until <= $2) ORDER BY event_id FOR UPDATE),
               claimed AS (UPDATE unpublished u SET claimed_by = $3, claimed_until = $4 FROM free WHERE u.event_id = free.event_id
                             RETURNING u.event_id)
            UPDATE observations o SET landing_key = $5, ingest_ts = $6
            FROM claimed WHERE o.event_id = claimed.event_id RETURNING o.event_id""";

    private static final String STATE = """
            SELECT o.event_id, o.ingest_ts, EXISTS (SELECT FROM unpublished u WHERE u.event_id = o.event_id) AS is_unpublished,
               (SELECT later.event_id FROM observations later
                WHERE later.subject = o.subject AND later.as_of = o.as_of AND later.type = o.type
                   AND later.ingest_ts > o.ingest_ts
                   AND (later.covers = '{}' OR (o.covers <> '{}' AND later.covers @> o.covers))
                ORDER BY later.ingest_ts DESC LIMIT 1) AS superseded_by
            FROM observations o WHERE o.event_id = ANY ($1)""";

    /** A file counts once for its source; the row of the source is locked last, until the transaction ends. */
    private static final String FILE = """
            WITH file AS (
            INSERT INTO landed_files (landing_key, source, sha256, bytes, received_at, filename, format, kind, received, dropped,
               event_ids)
            SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, coalesce(array_agg(coalesce(k.event_id, e.id) ORDER BY place), '{}')
            FROM unnest($11::text[]) WITH ORDINALITY AS e(id, place) LEFT JOIN known_items k
               ON $12 AND k.identity = 'event:' || e.id
            ON CONFLICT (landing_key) DO NOTHING RETURNING source, kind, received_at)
            INSERT INTO source_totals AS t
               (source, kind, kinds, files, records, last_received_at, newest_as_of, last_quality)
            SELECT source, kind, ARRAY[kind], 1, $13::bigint, received_at, $14::timestamptz, $15::text::jsonb FROM file
            ON CONFLICT (source) DO UPDATE SET kind = excluded.kind,
               kinds = ARRAY(SELECT unnest(t.kinds) UNION SELECT excluded.kind ORDER BY 1), files = t.files + 1, records = t.records + excluded.records,
               last_received_at = greatest(t.last_received_at, excluded.last_received_at),
               newest_as_of = greatest(t.newest_as_of, excluded.newest_as_of),
               last_quality = excluded.last_quality""";

    private final Manifest.Part part;
    private final Claim claim;
    private final Instant now;
    private final KnownItems knownItems;
    /** Events of the part that other sources had before, and the ids of those. */
    private Map<String, String> others = Map.of();
    /** The others. */
    private List<Reading.Observed> own = List.of();

    Recording(Manifest.Part part, Claim claim, Instant now) {
        this.part = part;
        this.claim = claim;
        this.now = now;
        this.knownItems = new KnownItems(part.observations(), now);
    }

    Uni<List<Recorded>> run(SqlConnection transaction) {
        Set<String> inserted = new HashSet<>();
        Set<String> claimed = new HashSet<>();
        return knownItems
                .resolve(transaction)
                .invoke(this::separate)
                .chain(() -> insert(transaction))
                .invoke(inserted::addAll)
                .chain(() -> claim(inserted, transaction))
                .invoke(claimed::addAll)
                .chain(() -> part.isLast()
                        ? insertFile(transaction).chain(files -> insertReport(files, transaction))
                        : Uni.createFrom().item(0))
                .chain(() -> Db.list(transaction, STATE, row -> row, (Object) unknown(inserted)))
                .invoke(() -> claimed.addAll(inserted))
                .map(rows -> recorded(rows, inserted, claimed));
    }

    private void separate(Map<String, String> others) {
        this.others = others;
        this.own = part.observations().stream()
                .filter(observed -> !others.containsKey(observed.event().eventId()))
                .toList();
    }

    /** The id under which an event of the part is published. */
    private String publishedId(Event event) {
        return others.getOrDefault(event.eventId(), event.eventId());
    }

    /** Ids of the events whose state has to be read: the first, which may be superseded, and those that were not inserted now. */
    private String[] unknown(Set<String> inserted) {
        Set<String> ids = new LinkedHashSet<>();
        for (Reading.Observed observed : part.observations()) {
            String id = publishedId(observed.event());
            if (ids.isEmpty() || !inserted.contains(id)) {
                ids.add(id);
            }
        }
        return ids.toArray(String[]::new);
    }

    private Uni<List<String>> insert(SqlConnection transaction) {
        return Db.list(
                transaction,
                INSERT,
                Recording::eventId,
                column(Event::eventId),
                column(Event::type),
                column(Event::source),
                column(Event::subject),
                events().map(Event::asOf).toArray(Instant[]::new),
                events().map(Event::ingestTs).toArray(Instant[]::new),
                events().map(Event::version).toArray(Integer[]::new),
                own.stream().map(Recording::covers).toArray(String[]::new),
                own.stream().map(observed -> Json.text(observed.summary())).toArray(String[]::new),
                file().key(),
                claim.instance(),
                now.plus(claim.lifetime()));
    }

    private Uni<List<String>> claim(Set<String> inserted, SqlConnection transaction) {
        String[] others = events().map(Event::eventId)
                .filter(id -> !inserted.contains(id))
                .toArray(String[]::new);
        if (others.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        return Db.list(
                transaction,
                CLAIM,
                Recording::eventId,
                others,
                now,
                claim.instance(),
                now.plus(claim.lifetime()),
                file().key(),
                file().receivedAt());
    }

    private Uni<Integer> insertFile(SqlConnection transaction) {
        Manifest.Entry entry = part.entry();
        QualityReport quality = entry.read().quality();
        List<String> ids = new ArrayList<>(part.before().eventIds());
        Instant newest = part.before().newest();
        for (Reading.Observed observed : part.observations()) {
            Event event = observed.event();
            ids.add(event.eventId());
            newest = newest == null || event.asOf().isAfter(newest) ? event.asOf() : newest;
        }
        return Db.update(
                transaction,
                FILE,
                file().key(),
                file().source(),
                file().sha256(),
                file().bytes(),
                file().receivedAt(),
                entry.arrival().filename(),
                entry.format(),
                entry.read().kind().wireName(),
                quality.received(),
                Json.text(quality.dropped()),
                ids.toArray(String[]::new),
                part.observations().stream().anyMatch(observed -> observed.identity() != null),
                (long) quality.accepted(),
                newest,
                Json.text(Map.of(
                        "received",
                        quality.accepted() + quality.droppedTotal(),
                        "accepted",
                        quality.accepted(),
                        "dropped",
                        quality.dropped())));
    }

    /** Once for each file: a repeat of it has none. */
    private Uni<Integer> insertReport(int newFiles, SqlConnection transaction) {
        FileQuality report = part.report();
        return newFiles == 0 || report == null ? Uni.createFrom().item(0) : ReportRows.insert(report, transaction);
    }

    private List<Recorded> recorded(List<Row> rows, Set<String> inserted, Set<String> claimed) {
        Map<String, Recorded> byId = HashMap.newHashMap(part.observations().size());
        events().filter(event -> inserted.contains(event.eventId()))
                .forEach(event ->
                        byId.put(event.eventId(), new Recorded(Progress.CLAIMED, event.ingestTs(), null, false)));
        for (Row row : rows) {
            String id = row.getString("event_id");
            Progress progress = claimed.contains(id)
                    ? Progress.CLAIMED
                    : row.getBoolean("is_unpublished") ? Progress.IN_PROGRESS : Progress.PUBLISHED;
            Instant ingestTs = row.get(OffsetDateTime.class, "ingest_ts").toInstant();
            byId.put(id, new Recorded(progress, ingestTs, row.getString("superseded_by"), false));
        }
        return part.observations().stream()
                .map(observed -> recorded(observed.event(), byId))
                .toList();
    }

    private Recorded recorded(Event event, Map<String, Recorded> byId) {
        Recorded state = byId.get(publishedId(event));
        if (!others.containsKey(event.eventId())) {
            return Objects.requireNonNull(state, event.eventId());
        }
        return state == null
                ? new Recorded(Progress.PUBLISHED, event.ingestTs(), null, true) // too old for the manifest
                : new Recorded(
                        state.progress() == Progress.CLAIMED ? Progress.PUBLISHED : state.progress(),
                        state.ingestTs(),
                        state.supersededBy(),
                        true);
    }

    private LandedFile file() {
        return part.entry().arrival().file();
    }

    private Stream<Event> events() {
        return own.stream().map(Reading.Observed::event);
    }

    private String[] column(Function<Event, String> value) {
        return events().map(value).toArray(String[]::new);
    }

    private static String eventId(Row row) {
        return row.getString("event_id");
    }

    /** One a line; the column is an array. */
    private static String covers(Reading.Observed observed) {
        return observed.covers().stream()
                .sorted()
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
