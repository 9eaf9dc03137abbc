package io.dealerflow.kit.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.testkit.TestServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EventTableIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant AS_OF = Instant.parse("2026-03-13T20:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final Db db = new Db(
            Pool.newInstance(PgBuilder.pool()
                    .using(vertx.getDelegate())
                    .connectingTo(PgConnectOptions.fromUri("postgresql://" + TestServers.postgres() + "/dealerflow")
                            .setUser("postgres")
                            .setPassword("test"))
                    .build()),
            () -> true,
            LIMIT);
    private final EventTable<MarketFlow> table = new EventTable<>(db, "public.event_table_it");

    @BeforeEach
    void emptyTable() {
        await(db.update("DROP TABLE IF EXISTS public.event_table_it"));
        await(db.update(
                "CREATE TABLE public.event_table_it (event_id text PRIMARY KEY, symbol text NOT NULL, as_of timestamptz NOT NULL,"
                        + " seq bigint GENERATED ALWAYS AS IDENTITY, body jsonb NOT NULL)"));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Uni<T> outcome) {
        return outcome.await().atMost(LIMIT);
    }

    private void receive(String... ids) {
        await(table.handle(Stream.of(ids).map(EventTableIT::received).toList()));
    }

    private static Received<MarketFlow> received(String id) {
        var event =
                new MarketFlow(id, "test", AS_OF, AS_OF, MarketFlow.VERSION, LocalDate.parse("2026-03-13"), List.of());
        return new Received<>(event, Wire.writeJson(event), Trace.continuing("test", null), false);
    }

    private List<String> inOrder() {
        return await(
                db.list("SELECT event_id FROM public.event_table_it ORDER BY seq", row -> row.getString("event_id")));
    }

    @Test
    void eventsAreInTheOrderOfTheTopic() {
        receive("b", "a");
        receive("c");

        assertThat(inOrder()).containsExactly("b", "a", "c");
    }

    @Test
    @DisplayName("a result that holds again is the newest, in another batch and in the same")
    void again() {
        receive("a", "b");
        receive("a");
        assertThat(inOrder()).containsExactly("b", "a");

        receive("c", "b", "c");
        assertThat(inOrder()).containsExactly("a", "b", "c");
    }

    @Test
    void aBatchThatComesAgainLeavesTheOrder() {
        receive("a", "b", "c");
        receive("b", "c");

        assertThat(inOrder()).containsExactly("a", "b", "c");
    }
}
