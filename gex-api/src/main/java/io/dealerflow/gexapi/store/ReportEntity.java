package io.dealerflow.gexapi.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code report.reports}, which report-service writes. */
@Entity
@Immutable
@Table(schema = "report", name = "reports")
class ReportEntity extends PanacheEntityBase {
    @Id
    long seq;

    LocalDate date = LocalDate.EPOCH;

    int revision;

    @ColumnTransformer(read = "body::text")
    String body = "";

    @Nullable
    String html;
}
