package io.dealerflow.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.testkit.TestServers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetentionIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Retention ROWS =
            new Retention("rows", "public.retention_it", "at", "id <> 3", Duration.ofDays(10));

    private final Vertx vertx = Vertx.vertx();
    private final Db db = new Db(
            Pool.newInstance(PgBuilder.pool()
                    .using(vertx.getDelegate())
                    .connectingTo(PgConnectOptions.fromUri("postgresql://" + TestServers.postgres() + "/dealerflow")
                            .setUser("postgres")
                            .setPassword("test"))
                    .with(new PoolOptions().setMaxSize(2))
                    .build()),
            () -> true,
            LIMIT);

    /** Row {@code i} is {@code i} hours old: more than a batch of them in total. */
    @BeforeEach
    void fill() {
        await(db.update("DROP TABLE IF EXISTS public.retention_it"));
        await(db.update("CREATE TABLE public.retention_it (id bigint, at timestamptz)"));
        await(
                db.update(
                        "INSERT INTO public.retention_it SELECT i, clock_timestamp() - i * interval '1 hour' FROM generate_series(1, 12000) i"));
    }

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private static <T> T await(Uni<T> outcome) {
        return outcome.await().atMost(LIMIT);
    }

    private List<Long> ids() {
        return await(db.list("SELECT id FROM public.retention_it ORDER BY id", row -> row.getLong(0)));
    }

    private int delete(Retention table, Map<String, Duration> configured) {
        return await(RetentionJob.deleteOld(db, List.of(table), configured));
    }

    @Test
    void whatIsOlderIsDeletedInBatchesUnlessItMustStay() {
        assertThat(delete(ROWS, Map.of("rows", Duration.ofMinutes(90)))).isEqualTo(11_998);

        assertThat(ids()).containsExactly(1L, 3L);
    }

    @Test
    void theDefaultCountsWhereNothingIsConfigured() {
        assertThat(delete(ROWS, Map.of())).isEqualTo(12_000 - 239);
    }

    @Test
    void withoutADefaultAllIsKept() {
        assertThat(delete(new Retention("rows", "public.retention_it", "at", null), Map.of()))
                .isZero();
    }

    @Test
    void aMisspeltNameStopsTheStart() {
        assertThatThrownBy(() -> RetentionJob.requireKnown(Set.of("row"), List.of(ROWS)))
                .hasMessageContaining("dealerflow.database.retention.row")
                .hasMessageContaining("[rows]");
    }
}
