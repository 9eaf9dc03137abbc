package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.kit.database.Db;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/**
 * The manifest in PostgreSQL. Several instances may use it at once: an observation is claimed under a lock on its row, so that only
 * one of them publishes it.
 */
public final class ManifestStore implements Manifest {
    private static final int MAX_KEYS = 1000;
    private static final int MAX_UNPUBLISHED = 200;

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

    /** Of two instances that record the same file at once, one violates a key; it then finds the rows of the other. */
    @Override
    public List<Recorded> record(Entry entry) {
        return await(() -> Uni.createFrom()
                .deferred(() -> Panache.withTransaction(() -> recordInTransaction(entry)))
                .onFailure(ManifestStore::isRecordedMeanwhile)
                .retry()
                .atMost(2));
    }

    @Override
    public void markPublished(Collection<String> eventIds) {
        if (!eventIds.isEmpty()) {
            await(() -> Panache.withTransaction(() -> ObservationEntity.update(
                    "status = ?1, publishedAt = ?2, claimedBy = null, claimedUntil = null where eventId in ?3 and status = ?4",
                    ObservationEntity.Status.PUBLISHED,
                    clock.instant(),
                    eventIds,
                    ObservationEntity.Status.PENDING)));
        }
    }

    @Override
    public void release(Collection<String> eventIds) {
        if (!eventIds.isEmpty()) {
            await(() -> Panache.withTransaction(() -> ObservationEntity.update(
                    "claimedBy = null, claimedUntil = null where eventId in ?1 and claimedBy = ?2",
                    eventIds,
                    claim.instance())));
        }
    }

    @Override
    public List<Arrival> unpublished() {
        List<LandedFileEntity> files = await(() -> Panache.withSession(() -> LandedFileEntity.<LandedFileEntity>find(
                        "landingKey in (select o.landingKey from ObservationEntity o where o.status = ?1"
                                + " and (o.claimedUntil is null or o.claimedUntil <= ?2))",
                        Sort.ascending("receivedAt"),
                        ObservationEntity.Status.PENDING,
                        clock.instant())
                .page(0, MAX_UNPUBLISHED)
                .list()));
        return files.stream().map(LandedFileEntity::toArrival).toList();
    }

    /** Files whose rows are deleted because of their age are not among them: they would be published again. */
    @Override
    public List<LandedFile> unrecorded(List<LandedFile> files) {
        Set<String> recorded = new HashSet<>();
        for (int from = 0; from < files.size(); from += MAX_KEYS) {
            List<String> keys = files.subList(from, Math.min(files.size(), from + MAX_KEYS)).stream()
                    .map(LandedFile::key)
                    .toList();
            List<LandedFileEntity> found =
                    await(() -> Panache.withSession(() -> LandedFileEntity.list("landingKey in ?1", keys)));
            found.forEach(file -> recorded.add(file.landingKey));
        }
        Instant oldest = kept.map(age -> clock.instant().minus(age)).orElse(Instant.MIN);
        return files.stream()
                .filter(file ->
                        !recorded.contains(file.key()) && !file.receivedAt().isBefore(oldest))
                .toList();
    }

    @Override
    public long observations(String source) {
        return await(() -> Panache.withSession(() -> ObservationEntity.count("source", source)));
    }

    private Uni<List<Recorded>> recordInTransaction(Entry entry) {
        LandedFileEntity file = LandedFileEntity.of(entry);
        return LandedFileEntity.findById(file.landingKey)
                .onItem()
                .ifNull()
                .switchTo(() -> file.persist())
                .chain(() -> Multi.createFrom()
                        .iterable(entry.read().observations())
                        .onItem()
                        .transformToUniAndConcatenate(
                                observed -> recordInTransaction(entry.arrival().file(), observed))
                        .collect()
                        .asList());
    }

    private Uni<Recorded> recordInTransaction(LandedFile file, Reading.Observed observed) {
        Event event = observed.event();
        Instant now = clock.instant();
        return ObservationEntity.<ObservationEntity>findById(event.eventId(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .switchTo(() -> ObservationEntity.of(file, observed).persist())
                .chain(row -> {
                    Progress progress = row.claim(file, event, claim, now);
                    return supersededBy(row)
                            .map(later -> new Recorded(
                                    progress,
                                    row.ingestTs,
                                    later.map(found -> found.eventId).orElse(null)));
                });
    }

    private static Uni<Optional<ObservationEntity>> supersededBy(ObservationEntity row) {
        return ObservationEntity.<ObservationEntity>find(
                        "type = ?1 and subject = ?2 and asOf = ?3 and ingestTs > ?4",
                        Sort.descending("ingestTs"),
                        row.type,
                        row.subject,
                        row.asOf,
                        row.ingestTs)
                .list()
                .map(later -> later.stream().filter(row::isCoveredBy).findFirst());
    }

    private static boolean isRecordedMeanwhile(Throwable failure) {
        return failure instanceof ConstraintViolationException
                || (failure.getCause() != null && isRecordedMeanwhile(failure.getCause()));
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return Db.await(() -> db.guard(work::get));
    }
}
