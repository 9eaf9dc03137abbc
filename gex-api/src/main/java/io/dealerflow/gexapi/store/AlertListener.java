package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.AlertFeed;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.database.Database;
import io.dealerflow.kit.database.Notifications;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refreshes the feed when a replica stored or acknowledged alerts, and periodically, since a notification can be lost. */
@ApplicationScoped
class AlertListener {
    private final AlertFeed feed;
    private final Database database;

    AlertListener(AlertFeed feed, Database database) {
        this.feed = feed;
        this.database = database;
    }

    void onStart(@Observes StartupEvent event, Notifications notifications, Vertx vertx, GexApiConfig config) {
        notifications.listen(PostgresAlerts.STORED, this::refresh);
        notifications.listen(PostgresAlerts.ACKNOWLEDGED, this::forget);
        vertx.setPeriodic(config.alerts().poll().toMillis(), timer -> refresh());
    }

    private void forget() {
        if (database.isMet()) {
            feed.forget();
        }
    }

    private void refresh() {
        if (database.isMet()) {
            feed.refresh();
        }
    }
}
