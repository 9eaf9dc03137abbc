package io.dealerflow.kit.database;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notifications of PostgreSQL (LISTEN), on a connection of its own that is opened again when it is lost. */
@Singleton
public class Notifications {
    private static final long RETRY_MS = Duration.ofSeconds(1).toMillis();

    private final Vertx vertx;
    private final PostgresPool pool;
    private @Nullable PgSubscriber subscriber;

    Notifications(Vertx vertx, PostgresPool pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Listens from now on.
     *
     * @param channel a constant of the program
     * @param onEvent called for each notification, and each time that the connection is open again, since those sent meanwhile
     *                are lost; it must not block
     */
    public synchronized void listen(String channel, Runnable onEvent) {
        PgSubscriber open = subscriber;
        if (open == null) {
            open = PgSubscriber.subscriber(vertx, pool.options()).reconnectPolicy(failures -> RETRY_MS);
            open.connect();
            subscriber = open;
        }
        open.channel(channel).handler(payload -> onEvent.run()).subscribeHandler(subscribed -> onEvent.run());
    }

    synchronized void onStop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.reconnectPolicy(failures -> -1L).close();
        }
    }
}
