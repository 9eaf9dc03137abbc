package io.dealerflow.kit.database;

import io.dealerflow.kit.core.StartCondition;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * The service's schema. It is migrated in the background, as soon as the database answers: a service starts and keeps running while
 * its database is unavailable.
 */
@ApplicationScoped
public class Database implements StartCondition {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int FIRST = 1;

    private final Instance<Flyway> flyway;
    private final List<SharedSchema> sharedSchemas;
    private volatile boolean ready;
    private volatile boolean stopping;

    Database(Instance<Flyway> flyway, @All List<SharedSchema> sharedSchemas) {
        this.flyway = flyway;
        this.sharedSchemas = sharedSchemas;
    }

    void onStart(@Observes @Priority(FIRST) StartupEvent event) {
        Thread.ofPlatform().daemon().name("migration").start(this::migrateUntilReady);
    }

    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public String name() {
        return "schema";
    }

    /** Whether the schema has been migrated. The database may be unavailable again. */
    @Override
    public boolean isMet() {
        return ready;
    }

    private void migrateUntilReady() {
        var report = new MigrationReport();
        while (!ready && !stopping) {
            try {
                flyway.get().migrate();
                sharedSchemas.forEach(this::migrate);
                ready = true;
            } catch (FlywayException e) {
                report.of(e).ifPresent(line -> LOG.log(line.level(), line.text()));
                pause();
            }
        }
    }

    private void migrate(SharedSchema schema) {
        Flyway.configure(Thread.currentThread().getContextClassLoader())
                .dataSource(flyway.get().getConfiguration().getDataSource())
                .initSql("SET ROLE " + schema.role())
                .schemas(schema.name())
                .defaultSchema(schema.name())
                .createSchemas(false)
                .locations("classpath:" + schema.location())
                .load()
                .migrate();
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
