package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.AlertFeed;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hears of alerts that another replica stored, and looks by itself from time to time, since a notification can be lost. */
@ApplicationScoped
class AlertListener {
    private static final Logger LOG = Logger.getLogger(AlertListener.class);
    private static final Duration START_CHECK = Duration.ofMillis(100);

    private final Pool pool;
    private final Database database;
    private final AlertFeed feed;
    private final GexApiConfig config;
    private final Semaphore heard = new Semaphore(0);
    private volatile boolean listening;
    private @Nullable Thread thread;

    AlertListener(Pool pool, Database database, AlertFeed feed, GexApiConfig config) {
        this.pool = pool;
        this.database = database;
        this.feed = feed;
        this.config = config;
    }

    void onStart(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("alert-listener").start(this::run);
    }

    void onStop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            while (!database.isMet()) {
                Thread.sleep(START_CHECK);
            }
            while (true) {
                look();
                if (heard.tryAcquire(config.alerts().poll().toMillis(), TimeUnit.MILLISECONDS)) {
                    heard.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the service stops");
        }
    }

    private void look() {
        try {
            if (!listening) {
                listen();
            }
            feed.refresh();
        } catch (RuntimeException e) {
            LOG.debugf("alerts are not heard: %s", e.getMessage());
        }
    }

    private void listen() {
        SqlConnection connection = pool.getConnection().await().atMost(config.databaseTimeout());
        PgConnection notifications = PgConnection.cast(connection.getDelegate());
        notifications.notificationHandler(notification -> heard.release());
        notifications.closeHandler(closed -> {
            listening = false;
            heard.release();
        });
        connection
                .query("LISTEN " + PostgresAlerts.CHANNEL)
                .execute()
                .onFailure()
                .call(connection::close)
                .await()
                .atMost(config.databaseTimeout());
        listening = true;
    }
}
