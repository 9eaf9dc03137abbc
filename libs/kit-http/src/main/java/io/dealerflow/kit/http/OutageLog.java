package io.dealerflow.kit.http;

import io.dealerflow.kit.core.UnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Logs once that an endpoint became unavailable and once that it answers again, however many requests come in between. */
@ApplicationScoped
class OutageLog {
    private static final Logger LOG = Logger.getLogger(OutageLog.class);
    private static final int SERVER_ERROR = 500;
    /** An endpoint that answers some requests and not others is unavailable until none has failed for this time. */
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final Map<String, Outage> outages = new ConcurrentHashMap<>();
    private final Clock clock;

    OutageLog(Clock clock) {
        this.clock = clock;
    }

    private record Outage(Instant since, Instant last) {}

    static String nameOf(@Nullable SimpleResourceInfo resource) {
        return resource == null || resource.getResourceClass() == null
                ? "unknown path"
                : resource.getResourceClass().getSimpleName() + "." + resource.getMethodName();
    }

    void failed(String endpoint, UnavailableException e) {
        Instant now = clock.instant();
        Outage before = outages.put(endpoint, new Outage(now, now));
        if (before == null) {
            LOG.warnf("%s is unavailable: %s (%s)", endpoint, e.getMessage(), String.valueOf(e.getCause()));
        } else {
            outages.put(endpoint, new Outage(before.since(), now));
        }
    }

    @ServerResponseFilter
    void answered(ContainerResponseContext response, SimpleResourceInfo resource) {
        if (!outages.isEmpty() && response.getStatus() < SERVER_ERROR) {
            answered(nameOf(resource));
        }
    }

    void answered(String endpoint) {
        Outage outage = outages.get(endpoint);
        Instant now = clock.instant();
        if (outage != null && outage.last().plus(SETTLED).isBefore(now) && outages.remove(endpoint, outage)) {
            LOG.infof(
                    "%s answers again after %d s",
                    endpoint, Duration.between(outage.since(), now).toSeconds());
        }
    }
}
