package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.stream.EventLog;
import io.dealerflow.gexapi.webhooks.WebhookStore;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Deletes events and deliveries that are older than the retention. */
@ApplicationScoped
class EventRetention {
    private static final Logger LOG = Logger.getLogger(EventRetention.class);
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final EventLog log;
    private final WebhookStore webhooks;
    private final Database database;
    private final Duration retention;

    EventRetention(EventLog log, WebhookStore webhooks, Database database, GexApiConfig config) {
        this.log = log;
        this.webhooks = webhooks;
        this.database = database;
        this.retention = config.streams().retention();
    }

    void onStart(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(INTERVAL.toMillis(), timer -> drop());
    }

    private void drop() {
        if (database.isMet()) {
            all(() -> webhooks.dropOlderThan(retention))
                    .chain(() -> all(() -> log.dropOlderThan(retention)))
                    .subscribe()
                    .with(done -> {}, EventRetention::failed);
        }
    }

    private static Uni<Void> all(Supplier<Uni<Integer>> batch) {
        return batch.get()
                .chain(dropped -> dropped > 0 ? all(batch) : Uni.createFrom().voidItem());
    }

    private static void failed(Throwable failure) {
        if (!(failure instanceof UnavailableException)) {
            LOG.error("Old events cannot be deleted", failure);
        }
    }
}
