package io.dealerflow.kit.security.audit;

import io.dealerflow.kit.security.SecurityConfig;
import io.dealerflow.kit.security.keys.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Records every request that may change something, whatever its outcome, in the log and in the database. It covers all
 * endpoints: any request with a method other than GET, HEAD and OPTIONS, except POST to a path that is configured as reading.
 */
@ApplicationScoped
public class Audit {
    private static final Logger LOG = Logger.getLogger("io.dealerflow.audit");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int MAX_TARGET = 500;

    private final AuditTable table;
    private final Clock clock;
    private final String service;
    private final Set<String> readingPaths;

    Audit(
            AuditTable table,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            SecurityConfig config) {
        this.table = table;
        this.clock = clock;
        this.service = service;
        this.readingPaths = config.readingPaths().orElse(Set.of());
    }

    /** @param target path and query */
    static boolean onlyReads(String method, String target, Set<String> readingPaths) {
        if (READING.contains(method)) {
            return true;
        }
        int query = target.indexOf('?');
        return method.equals("POST") && readingPaths.contains(query < 0 ? target : target.substring(0, query));
    }

    /**
     * Records a request that was answered, unless it only reads.
     *
     * @param target  path and query
     * @param address of the client
     */
    public void answered(Caller caller, String method, String target, String address, int status) {
        if (onlyReads(method, target, readingPaths)) {
            return;
        }
        String kept = target.length() <= MAX_TARGET ? target : target.substring(0, MAX_TARGET);
        var entry = new AuditEntry(clock.instant(), service, caller.id(), caller.name(), address, method, kept, status);
        LOG.infof("%s %s by %s (%s) from %s: %d", method, kept, caller.id(), caller.name(), address, status);
        table.add(entry)
                .subscribe()
                .with(
                        added -> {},
                        failure -> LOG.warnf(
                                "This attempt is in the log only, the audit table does not take it: %s",
                                failure.getMessage()));
    }
}
