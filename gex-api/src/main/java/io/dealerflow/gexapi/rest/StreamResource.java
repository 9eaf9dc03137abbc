package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Subscribers;
import io.dealerflow.gexapi.feed.Subscribers.Transport;
import io.dealerflow.gexapi.stream.EventLog;
import io.dealerflow.gexapi.stream.EventPage;
import io.dealerflow.gexapi.stream.EventQuery;
import io.dealerflow.gexapi.stream.EventStream;
import io.dealerflow.gexapi.stream.StreamEvent;
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
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All events, as server-sent events and as ranges of the past. The WebSocket is {@link StreamSocket}. */
@Path("/api/v1")
@Tag(name = "streams", description = "All events in one order, with resumption")
@RolesAllowed(Scope.READ_ROLE)
public class StreamResource {
    private static final Set<String> RANGE = StreamParameters.filterAnd("from", "to", "limit");
    private static final long LIMIT_DEFAULT = 500;
    private static final long LIMIT_MAX = 5_000;
    private static final String SEVERAL = "Several are separated by commas";
    private static final String TYPES_OF_EVENTS =
            "Of snapshot, levels, score, alert, acknowledgement, resolution, report, signal, prediction. ";

    private final EventStream stream;
    private final EventLog log;
    private final Subscribers subscribers;
    private final CurrentVertxRequest current;
    private final GexApiConfig.Streams config;

    StreamResource(
            EventStream stream,
            EventLog log,
            Subscribers subscribers,
            CurrentVertxRequest current,
            GexApiConfig config) {
        this.stream = stream;
        this.log = log;
        this.subscribers = subscribers;
        this.current = current;
        this.config = config.streams();
    }

    /**
     * A range of the log.
     *
     * @param oldest seq of the oldest event in the log
     * @param newest seq of the newest event, 0 before the first
     * @param gap    the part of the range that is no longer in the log, null when all of it is
     * @param next   {@code from} of the next page, null on the last
     * @param events ascending by seq
     */
    public record Events(
            long oldest,
            long newest,
            StreamEvent.@Nullable Gap gap,
            @Nullable Long next,

            @JsonRawValue @Schema(type = SchemaType.ARRAY, implementation = Object.class)
            String events) {
        static Events of(EventPage page) {
            return new Events(
                    page.oldest(),
                    page.newest(),
                    page.gap(),
                    page.next(),
                    page.events().stream().map(StreamEvent::json).collect(Collectors.joining(",", "[", "]")));
        }
    }

    @GET
    @Path("/stream/sse")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "All events as they occur (server-sent events)",
            description =
                    "id = seq, event = type, data = the event as JSON. Resumes after Last-Event-ID without repeats; without it the"
                            + " stream starts with the next event. An event of type gap says which events are no longer stored."
                            + " A slow reader gets only the newest pending snapshot of each symbol, and all other events."
                            + " Comments keep an idle stream open.")
    @Parameter(
            name = "symbol",
            in = ParameterIn.QUERY,
            description = SEVERAL,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = TYPES_OF_EVENTS + SEVERAL,
            schema = @Schema(type = SchemaType.STRING, pattern = StreamParameters.TYPES_PATTERN))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "Minimum severity of alerts, acknowledgements and resolutions; events of other types pass",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"low", "medium", "high", "critical"}))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Start with the event of this seq",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(
            name = "last_event_id",
            in = ParameterIn.QUERY,
            description = "Resume after this seq, for tools that cannot set the header; the header wins",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(
            name = StreamParameters.SNAPSHOTS,
            in = ParameterIn.QUERY,
            description = "full gives snapshots with their tables, up to a megabyte each",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"headline", "full"},
                            defaultValue = "headline"))
    @APIResponse(
            responseCode = "200",
            description = "Events, without end",
            content = @Content(schema = @Schema(type = SchemaType.STRING)))
    public Uni<Void> sse(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId, @Context UriInfo uri) {
        StreamParameters wanted = StreamParameters.of(uri.getQueryParameters(), lastEventId);
        long after = wanted.afterOr(stream::newestSeq);
        Multi<Buffer> pages =
                stream.after(after, wanted.filter(), wanted.fullSnapshots()).map(StreamResource::written);
        return SseStreams.send(
                current.getCurrent(), after, config.heartbeat(), subscribers.admit(Transport.SSE, pages));
    }

    private static Buffer written(List<StreamEvent> events) {
        Buffer page = Buffer.buffer();
        events.forEach(
                event -> SseStreams.append(page, event.seq(), event.type().wireName(), event.json()));
        return page;
    }

    @GET
    @Path("/events")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Past events as the streams delivered them, ascending by seq")
    @Parameter(
            name = "symbol",
            in = ParameterIn.QUERY,
            description = SEVERAL,
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = TYPES_OF_EVENTS + SEVERAL,
            schema = @Schema(type = SchemaType.STRING, pattern = StreamParameters.TYPES_PATTERN))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "Minimum severity of alerts, acknowledgements and resolutions; events of other types pass",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"low", "medium", "high", "critical"}))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "First seq",
            schema =
                    @Schema(
                            type = SchemaType.INTEGER,
                            minimum = "0",
                            maximum = StreamParameters.MAX_SEQ,
                            defaultValue = "0"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Last seq",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5000", defaultValue = "500"))
    public Uni<Events> events(@Context UriInfo uri) {
        Parameters given = Parameters.of(StreamParameters.joined(uri.getQueryParameters()), RANGE);
        long from = given.whole("from", 0, 0, Long.MAX_VALUE);
        long to = given.whole("to", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        if (from > to) {
            throw new InvalidParameterException("from", "is after to");
        }
        int limit = (int) given.whole("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        return log.find(new EventQuery(Math.max(1, from), to, StreamParameters.filter(given), limit))
                .map(Events::of);
    }
}
