package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.Reading;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row of {@code observations}: one event and its state of publication. */
@Entity
@Table(name = "observations")
class ObservationEntity extends PanacheEntityBase {
    enum Status {
        /** Recorded; the broker may not have it yet. */
        PENDING,
        /** The broker has acknowledged it. */
        PUBLISHED
    }

    @Id
    @Column(name = "event_id")
    String eventId = "";

    String type = "";
    String source = "";
    String subject = "";

    @Column(name = "as_of")
    Instant asOf = Instant.EPOCH;

    @Column(name = "ingest_ts")
    Instant ingestTs = Instant.EPOCH;

    int version;

    String[] covers = {};

    @ColumnTransformer(read = "summary::text", write = "?::text::jsonb")
    String summary = "{}";

    /** The file that the event is published from. */
    @Column(name = "landing_key")
    String landingKey = "";

    @Enumerated(EnumType.STRING)
    Status status = Status.PENDING;

    @Column(name = "published_at")
    @Nullable
    Instant publishedAt;

    @Column(name = "claimed_by")
    @Nullable
    String claimedBy;

    @Column(name = "claimed_until")
    @Nullable
    Instant claimedUntil;

    static ObservationEntity of(LandedFile file, Reading.Observed observed) {
        Event event = observed.event();
        var row = new ObservationEntity();
        row.eventId = event.eventId();
        row.type = event.type();
        row.source = event.source();
        row.subject = event.subject();
        row.asOf = event.asOf();
        row.version = event.version();
        row.covers = observed.covers().stream().sorted().toArray(String[]::new);
        row.summary = Json.text(observed.summary());
        row.publishFrom(file, event);
        return row;
    }

    /**
     * Claims the event for publication from {@code file}, unless it is published or claimed.
     *
     * @param claimant who claims it, and until when
     */
    Manifest.Progress claim(LandedFile file, Event event, Claim claimant, Instant now) {
        if (status == Status.PUBLISHED) {
            return Manifest.Progress.PUBLISHED;
        }
        if (claimedUntil != null && now.isBefore(claimedUntil)) {
            return Manifest.Progress.IN_PROGRESS;
        }
        claimedBy = claimant.instance();
        claimedUntil = now.plus(claimant.lifetime());
        publishFrom(file, event);
        return Manifest.Progress.CLAIMED;
    }

    /** Whether {@code other}, of the same subject and instant, covers all that this one covers. */
    boolean isCoveredBy(ObservationEntity other) {
        return other.covers.length == 0
                || (covers.length > 0 && List.of(other.covers).containsAll(List.of(covers)));
    }

    private void publishFrom(LandedFile file, Event event) {
        landingKey = file.key();
        ingestTs = event.ingestTs();
    }
}
