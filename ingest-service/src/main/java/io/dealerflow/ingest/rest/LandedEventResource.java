package io.dealerflow.ingest.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.ingest.replay.Replay;
import io.dealerflow.ingest.replay.ReplayQuery;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Reads landed data again and answers it, instead of publishing it. */
@Path("/api/v1/landed-events")
public class LandedEventResource {
    private static final Set<String> PARAMETERS = Set.of("from", "to", "kinds", "symbols");

    private final Replay.Dependencies dependencies;

    LandedEventResource(Replay.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * The events of landed files, read from them anew, in the order of event time.
     *
     * @param uri with {@code from} and {@code to}, event times, the first inclusive and the second not; {@code kinds} and {@code symbols}, separated by
     *            commas
     * @return 200 with {@code {"topic": …, "event": …}} a line, and at the end a {@link ReplayProgress} as {@code {"end": …}}: without it the
     *         answer is incomplete; 400 as a problem
     */
    @GET
    @Blocking
    @Produces("application/x-ndjson")
    @RolesAllowed(Scope.READ_ROLE)
    public StreamingOutput events(@Context UriInfo uri) {
        ReplayQuery query = ReplayResource.query(Parameters.of(uri.getQueryParameters(), PARAMETERS));
        return out -> {
            try {
                write(query, new BufferedOutputStream(out));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private void write(ReplayQuery query, OutputStream out) throws IOException, InterruptedException {
        var lines = new Replay.Dependencies(
                dependencies.index(),
                dependencies.intake(),
                (event, origin) -> {
                    write(event, out);
                    return CompletableFuture.allOf();
                },
                dependencies.clock());
        var end = new AtomicReference<ReplayProgress>();
        new Replay(lines).run(query, end::set);
        line("{\"end\":" + Wire.writeJsonText(end.get()) + "}", out);
        out.flush();
    }

    private static void write(Event event, OutputStream out) {
        String topic = Topics.of(event.getClass()).name();
        try {
            line("{\"topic\":\"" + topic + "\",\"event\":" + Wire.writeJsonText(event) + "}", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void line(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.write('\n');
    }
}
