package io.dealerflow.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.testkit.TestServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The outbox alone, in a schema that no service works on. */
class JdbcOutboxIT {
    private static final String SCHEMA = "outbox_it";

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final List<Integer> published = new ArrayList<>();
    private JdbcOutbox outbox;

    @BeforeEach
    void emptySchema() throws SQLException {
        dataSource.setUrl("jdbc:postgresql://" + TestServers.postgres() + "/dealerflow");
        dataSource.setUser("postgres");
        dataSource.setPassword("test");
        dataSource.setCurrentSchema(SCHEMA);
        try (Connection connection = TestServers.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
        }
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        outbox = new JdbcOutbox(dataSource);
    }

    @Test
    void reportStaysPendingUntilItIsPublished() throws SQLException {
        insert(1);

        assertThatThrownBy(() -> outbox.publishNext((report, trace) -> {
                    throw new IllegalStateException("the broker is away");
                }))
                .hasMessage("the broker is away");

        assertThat(outbox.publishNext((report, trace) -> published.add(report.revision())))
                .isTrue();
        assertThat(outbox.publishNext((report, trace) -> published.add(report.revision())))
                .isFalse();
        assertThat(published).containsExactly(1);
    }

    @Test
    void revisionsAreHandedOverInTheOrderInWhichTheyWereWritten() throws SQLException {
        insert(1);
        insert(2);
        insert(3);

        while (outbox.publishNext((report, trace) -> published.add(report.revision()))) {
            assertThat(published).isNotEmpty();
        }

        assertThat(published).containsExactly(1, 2, 3);
    }

    @Test
    void secondReplicaWaitsWhileTheFirstPublishes() throws SQLException {
        insert(1);
        insert(2);
        JdbcOutbox replica = new JdbcOutbox(dataSource);

        outbox.publishNext((report, trace) -> {
            published.add(report.revision());
            assertThat(replica.publishNext((other, otherTrace) -> published.add(other.revision())))
                    .isFalse();
        });

        assertThat(published).containsExactly(1);
    }

    private void insert(int revision) throws SQLException {
        Report report = new Report(
                "event-" + revision,
                DailyReport.SOURCE,
                Instant.EPOCH,
                Instant.EPOCH,
                Report.VERSION,
                "daily-1970-01-01",
                LocalDate.EPOCH,
                revision,
                List.of("SPX"),
                "title",
                "text");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO reports (report_id, date, revision, event_id, body) VALUES (?, ?, ?, ?, ?::jsonb)")) {
            insert.setString(1, report.reportId());
            insert.setObject(2, report.date());
            insert.setInt(3, revision);
            insert.setString(4, report.eventId());
            insert.setString(5, Json.write(report));
            insert.executeUpdate();
        }
    }
}
