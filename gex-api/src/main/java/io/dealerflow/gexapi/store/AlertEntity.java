package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;

/** A row of {@code gex.alerts}. Rows are added by {@link PostgresAlerts#add}, which assigns {@code seq}. */
@Entity
@Table(name = "alerts")
class AlertEntity extends PanacheEntityBase {
    @Id
    long seq;

    @Column(nullable = false, updatable = false)
    String symbol = "";

    @Column(nullable = false, updatable = false)
    String kind = "";

    @Column(nullable = false, insertable = false, updatable = false)
    @ColumnTransformer(read = "body::text")
    String body = "";

    StoredAlert toAlert() {
        return stored(seq, body);
    }

    /** @param body the alert as it was received: a JSON object that is not empty */
    static StoredAlert stored(long seq, String body) {
        return new StoredAlert(seq, Wire.readJson(body, Alert.class), "{\"seq\": " + seq + ", " + body.substring(1));
    }
}
