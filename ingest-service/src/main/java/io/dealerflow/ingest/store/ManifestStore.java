package io.dealerflow.ingest.store;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The manifest in PostgreSQL. An observation is written once; a row of {@code unpublished} says that the broker has not acknowledged it, and who
 * publishes it. Several instances may use it at once: the claim is taken under a lock on that row, so that only one of them publishes the
 * observation. Rows are locked in the order of their ids.
 */
public final class ManifestStore implements Manifest {
    private static final String MARK = """
            WITH locked AS (SELECT event_id FROM unpublished WHERE event_id = ANY ($1) ORDER BY event_id FOR UPDATE)
            DELETE FROM unpublished u USING locked WHERE u.event_id = locked.event_id""";
    private static final String RELEASE = """
            WITH locked AS (SELECT event_id FROM unpublished WHERE event_id = ANY ($1) AND claimed_by = $2
                            ORDER BY event_id FOR UPDATE)
            UPDATE unpublished u SET claimed_by = NULL, claimed_until = NULL
            FROM locked WHERE u.event_id = locked.event_id""";
    private static final String UNPUBLISHED = """
            SELECT landing_key, bytes, received_at, filename FROM landed_files
            WHERE landing_key IN (SELECT o.landing_key FROM unpublished u JOIN observations o USING (event_id)
                                  WHERE u.claimed_until IS NULL OR u.claimed_until <= $1)
            ORDER BY received_at LIMIT 200""";
    private static final String RECORDED = "SELECT landing_key FROM landed_files WHERE landing_key = ANY ($1)";
    private static final String CHAIN_TYPE = "io.dealerflow.option-chain.v1";
    private static final String COUNT = "SELECT count(*) FROM observations WHERE source = $1 AND type = $2";

    private final Db db;
    private final Claim claim;
    private final Clock clock;
    private final Optional<Duration> kept;

    /** @param kept how long rows are kept; empty for ever */
    public ManifestStore(Db db, Claim claim, Clock clock, Optional<Duration> kept) {
        this.db = db;
        this.claim = claim;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public List<Recorded> record(Part part) {
        var recording = new Recording(part, claim, clock.instant());
        return Db.await(() -> db.inTransaction(recording::run));
    }

    @Override
    public void record(FileQuality refused) {
        Db.await(() -> db.inTransaction(transaction -> ReportRows.insert(refused, transaction)));
    }

    @Override
    public List<FileQuality> claimReports() {
        Instant now = clock.instant();
        return list(() -> ReportRows.claim(db, now, now.plus(claim.lifetime())));
    }

    @Override
    public void markReported(Collection<String> eventIds) {
        update(eventIds, ids -> ReportRows.mark(db, ids, clock.instant()));
    }

    @Override
    public void markPublished(Collection<String> eventIds) {
        update(eventIds, ids -> db.update(MARK, (Object) ids));
    }

    @Override
    public void release(Collection<String> eventIds) {
        update(eventIds, ids -> db.update(RELEASE, ids, claim.instance()));
    }

    private static void update(Collection<String> eventIds, Function<String[], Uni<Integer>> change) {
        if (!eventIds.isEmpty()) {
            Db.await(() -> change.apply(eventIds.toArray(String[]::new)));
        }
    }

    @Override
    public List<Arrival> unpublished() {
        return list(() -> db.list(UNPUBLISHED, ManifestStore::arrival, clock.instant()));
    }

    /** Files whose rows are deleted because of their age are not among them: they would be published again. */
    @Override
    public List<LandedFile> unrecorded(List<LandedFile> files) {
        String[] keys = files.stream().map(LandedFile::key).toArray(String[]::new);
        Set<String> recorded = new HashSet<>(list(() -> db.list(RECORDED, row -> row.getString(0), (Object) keys)));
        Instant oldest = kept.map(age -> clock.instant().minus(age)).orElse(Instant.MIN);
        return files.stream()
                .filter(file ->
                        !recorded.contains(file.key()) && !file.receivedAt().isBefore(oldest))
                .toList();
    }

    @Override
    public long chains(String source) {
        return list(() -> db.list(COUNT, row -> row.getLong(0), source, CHAIN_TYPE))
                .getFirst();
    }

    /** Of the columns of {@code landed_files}. */
    static Arrival arrival(Row row) {
        Instant receivedAt = row.get(OffsetDateTime.class, "received_at").toInstant();
        return new Arrival(
                LandedFile.of(row.getString("landing_key"), row.getLong("bytes"), receivedAt),
                row.getString("filename"));
    }

    private static <T> List<T> list(Supplier<Uni<List<T>>> query) {
        return Db.await(query);
    }
}
