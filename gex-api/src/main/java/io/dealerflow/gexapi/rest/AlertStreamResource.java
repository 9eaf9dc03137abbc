package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.alerts.AlertFeed;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Subscribers;
import io.dealerflow.gexapi.feed.Subscribers.Transport;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A stream of new alerts. */
@Path("/api/v1/alerts/stream")
@Tag(name = "alerts", description = "Notable changes of positioning and regime")
@RolesAllowed(Scope.READ_ROLE)
public class AlertStreamResource {
    private static final Set<String> PARAMETERS = Set.of("symbol", "last_event_id");

    private final AlertFeed feed;
    private final Subscribers subscribers;
    private final CurrentVertxRequest current;
    private final GexApiConfig.Streams config;

    AlertStreamResource(AlertFeed feed, Subscribers subscribers, CurrentVertxRequest current, GexApiConfig config) {
        this.feed = feed;
        this.subscribers = subscribers;
        this.current = current;
        this.config = config.streams();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Alerts as they are raised (server-sent events)",
            description =
                    "id = seq, event = alert_type, data = the alert as JSON. Resumes after Last-Event-ID without repeats or gaps; "
                            + "without it the stream starts with the next alert. Comments keep a quiet stream open.")
    @Parameter(
            name = "last_event_id",
            in = ParameterIn.QUERY,
            description = "Resume after this seq, for tools that cannot set the header; the header wins",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(name = "symbol", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Alerts, without end",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Uni<Void> stream(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        List<String> symbols = Symbols.namesOrNone(given.text(Symbols.PARAMETER));
        long after = resumeAfter(lastEventId, given);
        Multi<Buffer> pages =
                feed.after(after).map(page -> written(page, symbols)).filter(page -> page.length() > 0);
        return SseStreams.send(
                current.getCurrent(), after, config.heartbeat(), subscribers.admit(Transport.ALERTS, pages));
    }

    private static Buffer written(List<StoredAlert> alerts, List<String> symbols) {
        Buffer page = Buffer.buffer();
        alerts.stream()
                .filter(alert ->
                        symbols.isEmpty() || symbols.contains(alert.alert().symbol()))
                .forEach(alert -> SseStreams.append(
                        page, alert.seq(), alert.alert().alertType().wireName(), alert.json()));
        return page;
    }

    private long resumeAfter(@Nullable String lastEventId, Parameters given) {
        long queried = given.whole("last_event_id", feed.newestSeq(), 0, Long.MAX_VALUE);
        if (lastEventId == null || lastEventId.isBlank()) {
            return queried;
        }
        try {
            return Math.max(0, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw new InvalidParameterException(HttpHeaders.LAST_EVENT_ID_HEADER, "must be a seq of this stream", e);
        }
    }
}
