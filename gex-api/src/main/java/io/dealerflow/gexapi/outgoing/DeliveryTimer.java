package io.dealerflow.gexapi.outgoing;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.webhooks.DeliveryWorker;
import io.dealerflow.gexapi.webhooks.WebhookSecrets;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Runs the worker at intervals; the start fails where keys for secrets are malformed. */
@ApplicationScoped
class DeliveryTimer {
    private static final Logger LOG = Logger.getLogger(DeliveryTimer.class);

    void onStart(
            @Observes StartupEvent event,
            Vertx vertx,
            DeliveryWorker worker,
            Database database,
            WebhookSecrets secrets,
            GexApiConfig config) {
        LOG.debugf("Secrets of webhooks are encrypted with the key %s", secrets.keyId());
        vertx.setPeriodic(config.webhooks().interval().toMillis(), timer -> {
            if (database.isMet()) {
                worker.run();
            }
        });
    }
}
