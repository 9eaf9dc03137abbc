package io.dealerflow.report.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.Outbox;
import io.dealerflow.testkit.TestServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The outbox alone, in a schema that no service works on. */
class OutboxIT {
    private static final String SCHEMA = "outbox_it";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final List<Integer> published = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private Outbox outbox;

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
        outbox = outbox();
    }

    private Outbox outbox() {
        var server = PgConnectOptions.fromUri("postgresql://" + TestServers.postgres() + "/dealerflow")
                .setUser("postgres")
                .setPassword("test");
        server.setProperties(Map.of("search_path", SCHEMA));
        var pool = PgBuilder.pool()
                .using(vertx.getDelegate())
                .connectingTo(server)
                .with(new PoolOptions().setMaxSize(1))
                .build();
        return new Outbox(new PostgresPendingReports(new Db(Pool.newInstance(pool), () -> true, LIMIT)));
    }

    @AfterEach
    void close() {
        vertx.close().await().atMost(LIMIT);
    }

    private static boolean publishNext(Outbox outbox, Outbox.Sink sink) {
        return outbox.publishNext(sink).await().atMost(LIMIT);
    }

    private Uni<Void> publish(Report report, @Nullable String traceparent) {
        published.add(report.revision());
        return Uni.createFrom().voidItem();
    }

    @Test
    void reportStaysPendingUntilItIsPublished() throws SQLException {
        insert(1);

        assertThatThrownBy(() -> publishNext(
                        outbox,
                        (report, trace) -> Uni.createFrom().failure(new IllegalStateException("the broker is down"))))
                .hasMessage("the broker is down");

        assertThat(publishNext(outbox, this::publish)).isTrue();
        assertThat(publishNext(outbox, this::publish)).isFalse();
        assertThat(published).containsExactly(1);
    }

    @Test
    void revisionsAreHandedOverInTheOrderInWhichTheyWereWritten() throws SQLException {
        insert(1);
        insert(2);
        insert(3);

        while (publishNext(outbox, this::publish)) {
            assertThat(published).isNotEmpty();
        }

        assertThat(published).containsExactly(1, 2, 3);
    }

    @Test
    void secondReplicaWaitsWhileTheFirstPublishes() throws SQLException {
        insert(1);
        insert(2);
        Outbox replica = outbox();

        publishNext(
                outbox,
                (report, trace) -> publish(report, trace)
                        .chain(() -> replica.publishNext(this::publish))
                        .invoke(second -> assertThat(second).isFalse())
                        .replaceWithVoid());

        assertThat(published).containsExactly(1);
    }

    @Test
    @DisplayName("no connection and no transaction is held while a report waits for Kafka")
    void connectionIsFreeMeanwhile() throws SQLException {
        insert(1);

        publishNext(
                outbox,
                (report, trace) -> outbox.publishNext(this::publish)
                        .invoke(second -> assertThat(second).isFalse())
                        .invoke(() -> assertThat(openTransactions()).isZero())
                        .chain(() -> publish(report, trace)));

        assertThat(published).containsExactly(1);
    }

    private static long openTransactions() {
        try (Connection connection = TestServers.connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
                        WHERE c.relnamespace = '%s'::regnamespace
                        """.formatted(SCHEMA))) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("after a crash while publishing a report is published again with the same event id")
    void claimOfACrashedReplicaEnds() throws SQLException {
        insert(1);
        outbox.publishNext((report, trace) -> Uni.createFrom().nothing())
                .subscribe()
                .with(done -> {
                    throw new IllegalStateException("never done");
                });
        await().atMost(LIMIT).until(() -> count("claimed_until IS NOT NULL") == 1);
        assertThat(publishNext(outbox(), this::publish)).isFalse();

        execute("UPDATE reports SET claimed_until = clock_timestamp()");

        assertThat(publishNext(outbox(), (report, trace) -> {
                    assertThat(report.eventId()).isEqualTo("event-1");
                    return publish(report, trace);
                }))
                .isTrue();
    }

    private long count(String condition) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM reports WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
