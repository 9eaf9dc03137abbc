package io.dealerflow.ingest.store;

import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Manifest;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row of {@code landed_files}: an accepted file. Files with other bytes may have the same events (compressed and plain). */
@Entity
@Table(name = "landed_files")
class LandedFileEntity extends PanacheEntityBase {
    @Id
    @Column(name = "landing_key")
    String landingKey = "";

    String source = "";
    String sha256 = "";
    long bytes;

    @Column(name = "received_at")
    Instant receivedAt = Instant.EPOCH;

    String filename = "";
    String format = "";

    /** Records in the file, dropped ones included. */
    @Nullable
    Integer received;

    @ColumnTransformer(read = "dropped::text", write = "?::text::jsonb")
    String dropped = "{}";

    @Column(name = "event_ids")
    String[] eventIds = {};

    static LandedFileEntity of(Manifest.Entry entry) {
        LandedFile file = entry.arrival().file();
        var row = new LandedFileEntity();
        row.landingKey = file.key();
        row.source = file.source();
        row.sha256 = file.sha256();
        row.bytes = file.bytes();
        row.receivedAt = file.receivedAt();
        row.filename = entry.arrival().filename();
        row.format = entry.format();
        row.received = entry.read().quality().received();
        row.dropped = Json.text(entry.read().quality().dropped());
        row.eventIds = entry.read().observations().stream()
                .map(observed -> observed.event().eventId())
                .toArray(String[]::new);
        return row;
    }

    Arrival toArrival() {
        return new Arrival(LandedFile.of(landingKey, bytes, receivedAt), filename);
    }
}
