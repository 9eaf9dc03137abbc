package io.dealerflow.gexapi.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Singleton;

/**
 * The pool without a limit of its own on waiting for a connection: {@link Sql} has one, and the pool's timer complains about a
 * failed connection half a minute after it failed (vert.x 4.5).
 */
@Singleton
class PatientPool implements PgPoolCreator {
    private static final int CONNECT_TIMEOUT_MS = 3_000;

    @Override
    public Pool create(Input input) {
        PgConnectOptions server = input.pgConnectOptionsList().getFirst();
        PoolOptions limits = new PoolOptions(input.poolOptions()).setConnectionTimeout(0);
        return PgBuilder.pool()
                .using(input.vertx())
                .connectingTo(server.setConnectTimeout(CONNECT_TIMEOUT_MS))
                .with(limits)
                .build();
    }
}
