package io.dealerflow.ingest.rest;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.ingest.replay.Replay;
import io.dealerflow.ingest.replay.ReplayQuery;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Publishes landed data again. */
@Path("/api/v1/replays")
public class ReplayResource {
    private static final Logger LOG = Logger.getLogger(ReplayResource.class);
    private static final Set<String> PARAMETERS = Set.of("from", "to", "kinds", "symbols", "speed");
    private static final String MAX_SPEED = "max";

    private final Replay.Dependencies dependencies;
    private final Semaphore running = new Semaphore(1);

    ReplayResource(Replay.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * Replays, and answers how far it is, a line of JSON about twice a second; ends when the caller goes away. One at a time runs in
     * an instance.
     *
     * @param uri with {@code from} and {@code to}, event times, the first inclusive and the second not; {@code kinds} and {@code symbols}, separated by
     *            commas; {@code speed}, {@code max} or how much faster than event time, at most a million
     * @return 200 with {@link ReplayProgress} in lines; 400 and 409 as problems
     */
    @POST
    @Produces("application/x-ndjson")
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @RolesAllowed(Scope.WRITE_ROLE)
    public Multi<ReplayProgress> replay(@Context UriInfo uri) {
        ReplayQuery query = query(Parameters.of(uri.getQueryParameters(), PARAMETERS));
        if (!running.tryAcquire()) {
            throw Problem.of(
                            "replay-in-progress",
                            Response.Status.CONFLICT,
                            "Another replay is running",
                            "Wait until it has ended; it ends when the request that started it is closed.")
                    .exception();
        }
        var replay = new Replay(dependencies);
        return Multi.createFrom().emitter(emitter -> {
            emitter.onTermination(replay::stop);
            Thread.ofVirtual().name("replay").start(() -> run(replay, query, emitter));
        });
    }

    private void run(Replay replay, ReplayQuery query, MultiEmitter<? super ReplayProgress> emitter) {
        Trace trace = Trace.start("replay");
        try (var _ = trace.enter()) {
            exclusively(replay, query, emitter);
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            emitter.fail(e);
        } catch (RuntimeException e) {
            LOG.error("A replay failed", e);
            emitter.fail(e);
        } finally {
            trace.end();
        }
    }

    /** Another may run as soon as the caller sees the end of this one. */
    private void exclusively(Replay replay, ReplayQuery query, MultiEmitter<? super ReplayProgress> emitter)
            throws InterruptedException {
        try {
            replay.run(query, emitter::emit);
        } finally {
            running.release();
        }
    }

    /** {@code from}, {@code to}, {@code kinds}, {@code symbols} and {@code speed}, of which the last three may be absent. */
    static ReplayQuery query(Parameters given) {
        Instant from = required(given, "from");
        Instant to = required(given, "to");
        if (!from.isBefore(to)) {
            throw new InvalidParameterException("from", "must be before to");
        }
        return new ReplayQuery(
                from,
                to,
                list(given, "kinds").stream().map(ReplayResource::kind).collect(Collectors.toSet()),
                Set.copyOf(list(given, "symbols")),
                speed(given.text("speed")));
    }

    private static Instant required(Parameters given, String name) {
        Instant instant = given.instant(name);
        if (instant == null) {
            throw new InvalidParameterException(name, "is required: an instant such as 2026-03-04T15:30:00Z");
        }
        return instant;
    }

    private static List<String> list(Parameters given, String name) {
        String text = given.anyText(name);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private static FileKind kind(String name) {
        return Arrays.stream(FileKind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("kinds", "has no kind '" + name + "'"));
    }

    private static double speed(@Nullable String text) {
        if (text == null || text.equals(MAX_SPEED)) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double speed = Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : text);
            if (speed >= 1 && speed <= 1e6) {
                return speed;
            }
        } catch (NumberFormatException e) {
            // as below
        }
        throw new InvalidParameterException("speed", "must be max, or 1 to 1000000, such as 60x, was '" + text + "'");
    }
}
