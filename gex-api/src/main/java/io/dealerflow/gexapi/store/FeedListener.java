package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.AlertFeed;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.stream.EventStream;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refreshes the streams when a replica stored events or acknowledged alerts, and at intervals, since a notification can be lost. */
@ApplicationScoped
class FeedListener {
    private final AlertFeed alerts;
    private final EventStream events;
    private final Database database;

    FeedListener(AlertFeed alerts, EventStream events, Database database) {
        this.alerts = alerts;
        this.events = events;
        this.database = database;
    }

    void onStart(@Observes StartupEvent event, Notifications notifications, Vertx vertx, GexApiConfig config) {
        notifications.listen(PostgresAlerts.STORED, () -> whenMigrated(alerts::refresh));
        notifications.listen(PostgresAlerts.ACKNOWLEDGED, () -> whenMigrated(alerts::reload));
        notifications.listen(PostgresEventLog.CHANNEL, () -> whenMigrated(events::refresh));
        vertx.setPeriodic(config.streams().poll().toMillis(), timer -> whenMigrated(this::refresh));
    }

    private void refresh() {
        alerts.refresh();
        events.refresh();
    }

    private void whenMigrated(Runnable work) {
        if (database.isMet()) {
            work.run();
        }
    }
}
