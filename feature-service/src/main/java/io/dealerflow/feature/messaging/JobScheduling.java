package io.dealerflow.feature.messaging;

import io.dealerflow.feature.jobs.JobScheduler;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.kit.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Starts the jobs that are due, once the schema exists. What cannot be started stays due. */
@ApplicationScoped
class JobScheduling {
    private static final Logger LOG = Logger.getLogger(JobScheduling.class);

    private final JobScheduler scheduler;
    private final Database database;
    private boolean isRegistered;

    JobScheduling(JobScheduler scheduler, Database database) {
        this.scheduler = scheduler;
        this.database = database;
    }

    /** Makes this bean at the start, which fails of a wrong schedule. */
    void validate(@Observes StartupEvent started) {}

    @Scheduled(every = "{dealerflow.jobs.check-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (!database.isMet()) {
            return;
        }
        try {
            if (!isRegistered) {
                scheduler.register();
                isRegistered = true;
            }
            while (scheduler.startNext().isPresent()) {
                // every schedule that is due
            }
        } catch (UnavailableException e) {
            LOG.debugf("Jobs that are due are started later: %s", e.getMessage());
        }
    }
}
