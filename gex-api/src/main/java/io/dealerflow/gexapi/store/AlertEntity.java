package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.StoredAlert;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A row of {@code gex.alerts}, read only: {@link PostgresAlerts} adds rows, assigns {@code seq} and acknowledges. */
@Entity
@Table(name = "alerts")
class AlertEntity extends PanacheEntityBase {
    @Id
    long seq;

    @Column(nullable = false, updatable = false)
    String symbol = "";

    @Column(name = "alert_type", nullable = false, updatable = false)
    String alertType = "";

    @Column(nullable = false, updatable = false)
    String severity = "";

    @Column(name = "triggered_at", nullable = false, updatable = false)
    Instant triggeredAt = Instant.EPOCH;

    @Column(nullable = false, updatable = false)
    String phase = "";

    @Column(nullable = false)
    boolean superseded;

    @Column(name = "acknowledged_at")
    @Nullable
    Instant acknowledgedAt;

    @Column(name = "acknowledged_by")
    @Nullable
    String acknowledgedBy;

    @Column(nullable = false, insertable = false, updatable = false)
    @ColumnTransformer(read = "body::text")
    String body = "";

    StoredAlert toAlert() {
        return StoredAlert.of(seq, body, acknowledgedAt, acknowledgedBy);
    }
}
