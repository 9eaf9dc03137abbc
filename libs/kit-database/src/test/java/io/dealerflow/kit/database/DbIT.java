package io.dealerflow.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.testkit.TestServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DbIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Db db = db(TestServers.postgres(), true, LIMIT);

    private Db db(String address, boolean migrated, Duration timeout) {
        PgConnectOptions server = PgConnectOptions.fromUri("postgresql://" + address + "/dealerflow")
                .setUser("postgres")
                .setPassword("test");
        return new Db(
                Pool.newInstance(PgBuilder.pool()
                        .using(vertx.getDelegate())
                        .connectingTo(server)
                        .with(new PoolOptions().setMaxSize(2))
                        .build()),
                () -> migrated,
                timeout);
    }

    @BeforeEach
    void emptyTable() {
        await(db.update("DROP TABLE IF EXISTS public.db_it"));
        await(db.update("CREATE TABLE public.db_it (id text PRIMARY KEY, at timestamptz, body bytea)"));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Uni<T> outcome) {
        return outcome.await().atMost(LIMIT);
    }

    private static Uni<Integer> insert(Db db, String id) {
        return db.update("INSERT INTO public.db_it (id) VALUES ($1)", id);
    }

    private List<String> ids() {
        return await(db.list("SELECT id FROM public.db_it ORDER BY id", row -> row.getString(0)));
    }

    @Test
    void instantsBytesAndArraysAreParameters() {
        Instant at = Instant.parse("2026-03-13T20:00:00.123456Z");

        int rows = await(db.update(
                "INSERT INTO public.db_it SELECT * FROM unnest($1::text[], $2::timestamptz[], $3::bytea[])",
                new String[] {"a", "b"},
                new Instant[] {at, at.plusSeconds(1)},
                new byte[][] {{1}, {2, 3}}));

        assertThat(rows).isEqualTo(2);
        assertThat(await(db.list(
                        "SELECT body, at FROM public.db_it WHERE at > $1 AND body <> $2",
                        row -> row.getBuffer("body").getBytes().length + " at "
                                + row.getOffsetDateTime("at").toInstant(),
                        at,
                        new byte[] {9})))
                .containsExactly("2 at 2026-03-13T20:00:01.123456Z");
    }

    @Test
    void transactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> await(db.inTransaction(
                        transaction -> Db.update(transaction, "INSERT INTO public.db_it (id) VALUES ('a')")
                                .map(rows -> {
                                    throw new IllegalStateException("no");
                                }))))
                .hasMessage("no");
        await(db.inTransaction(transaction -> Db.update(transaction, "INSERT INTO public.db_it (id) VALUES ('b')")));

        assertThat(ids()).containsExactly("b");
    }

    @Test
    @DisplayName("a statement that is wrong is not reported as a database that does not answer")
    void wrongStatementIsABug() {
        assertThatThrownBy(() -> await(db.list("SELEC 1", row -> row))).isInstanceOf(PgException.class);
        assertThatThrownBy(() -> await(db.update("INSERT INTO public.db_it (no_such_column) VALUES (1)")))
                .isInstanceOf(PgException.class);
        await(insert(db, "a"));
        assertThatThrownBy(() -> await(insert(db, "a"))).isInstanceOf(PgException.class);
    }

    @Test
    @DisplayName("a row that cannot be read is not reported as a database that does not answer")
    void rowMappingFailureIsABug() {
        await(insert(db, "a"));

        assertThatThrownBy(() -> await(db.list("SELECT id FROM public.db_it", row -> row.getInteger("id"))))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> await(db.list("SELECT id FROM public.db_it", row -> row.getString("nothing"))))
                .isNotInstanceOf(UnavailableException.class);
    }

    @Test
    @DisplayName("a parameter that PostgreSQL cannot hold is not reported as a database that does not answer")
    void parameterThatCannotBeHeldIsABug() {
        assertThatThrownBy(() -> await(insert(db, "S\0X"))).isNotInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> await(db.update("INSERT INTO public.db_it (at) VALUES ($1)", "yesterday")))
                .isNotInstanceOf(UnavailableException.class);
    }

    @Test
    void closedPortIsUnavailable() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> await(insert(db("127.0.0.1:" + port, true, LIMIT), "a")))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void serverThatDoesNotAnswerInTimeIsUnavailable() throws IOException {
        try (var silent = new ServerSocket(0)) {
            Db waiting = db("127.0.0.1:" + silent.getLocalPort(), true, Duration.ofMillis(200));

            assertThatThrownBy(() -> await(insert(waiting, "a"))).isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void connectionThatTheServerEndsIsUnavailableAndTheNextAnswers() {
        String end = "SELECT pg_terminate_backend(pg_backend_pid())";

        assertThatThrownBy(() -> await(db.list(end, row -> row))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> await(db.inTransaction(transaction -> Db.update(transaction, end))))
                .isInstanceOf(UnavailableException.class);

        // The pool detects the end of its other connection later.
        Awaitility.await()
                .atMost(LIMIT)
                .ignoreException(UnavailableException.class)
                .until(() -> await(insert(db, "a")) == 1);
        assertThat(ids()).containsExactly("a");
    }

    @Test
    void missingTableIsUnavailableUntilTheSchemaIsMigrated() {
        String select = "SELECT 1 FROM public.not_there";

        assertThatThrownBy(() -> await(db(TestServers.postgres(), false, LIMIT).list(select, row -> row)))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> await(db.list(select, row -> row)))
                .satisfies(e -> assertThat(Outages.isMissing(e)).isTrue());
    }
}
