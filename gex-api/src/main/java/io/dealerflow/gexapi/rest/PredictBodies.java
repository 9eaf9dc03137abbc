package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.http.Problem;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Bytes of the bodies of questions to models, from before a body is read until it is published: a picture has megabytes. */
@ApplicationScoped // filters are made before the configuration is there
public class PredictBodies {
    private static final String TAKEN = "dealerflow.predict-bytes";
    private static final int RETRY_AFTER_SECONDS = 1;

    private final long longest;
    private final int allBytes;
    private final Semaphore bytes;

    PredictBodies(
            GexApiConfig config, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.longest = maxBodySize.asLongValue();
        this.allBytes = Math.toIntExact(config.predict().maxBodies().asLongValue());
        this.bytes = new Semaphore(allBytes);
    }

    @ServerRequestFilter
    @Predicts
    public @Nullable Response admit(RoutingContext request) {
        int length = length(request);
        if (!bytes.tryAcquire(length)) {
            return busy().response();
        }
        request.put(TAKEN, length);
        request.addEndHandler(ended -> release(request));
        return null;
    }

    /** Gives the bytes of a request back, unless that was done. */
    void release(RoutingContext request) {
        Integer taken = request.remove(TAKEN);
        if (taken != null) {
            bytes.release(taken);
        }
    }

    /** Of a body without a length as many as it may have. */
    private int length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return (int) Math.min(allBytes, length == null ? longest : Long.parseLong(length));
    }

    private static Problem busy() {
        return Problem.of(
                        "busy",
                        Status.SERVICE_UNAVAILABLE,
                        "Busy",
                        "Too many questions to models are being received. Send this one again in a second.")
                .withHeader(jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
}
