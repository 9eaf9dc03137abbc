package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.webhooks.DeliveryWorker;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Runs the worker at intervals. */
@ApplicationScoped
class DeliveryTimer {
    void onStart(
            @Observes StartupEvent event, Vertx vertx, DeliveryWorker worker, Database database, GexApiConfig config) {
        vertx.setPeriodic(config.webhooks().interval().toMillis(), timer -> {
            if (database.isMet()) {
                worker.run();
            }
        });
    }
}
