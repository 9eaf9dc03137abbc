package io.dealerflow.gexapi.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
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

    @Column(name = "report_id")
    String reportId = "";

    int revision;

    @ColumnTransformer(read = "body::text")
    String body = "";

    @Nullable
    String html;

    @ColumnTransformer(read = "facts::text")
    @Nullable
    String facts;
}
