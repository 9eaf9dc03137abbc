package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.StoredAlert;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;

/** A row of {@code gex.alerts}. Rows are added by {@link PostgresAlerts#add}, which gives out {@code seq}. */
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
        return Json.storedAlert(seq, body);
    }
}
