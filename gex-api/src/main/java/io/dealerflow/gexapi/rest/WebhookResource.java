package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.webhooks.Outcome;
import io.dealerflow.gexapi.webhooks.Webhook;
import io.dealerflow.gexapi.webhooks.WebhookDelivery;
import io.dealerflow.gexapi.webhooks.Webhooks;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.http.RequestGuard;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Webhooks and their deliveries. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE_ROLE)
@Tag(name = "webhooks", description = "Delivery of events to URLs and mailboxes, signed and at least once")
public class WebhookResource {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final long LIMIT_DEFAULT = 100;
    private static final long LIMIT_MAX = 1_000;
    private static final List<String> STATUSES = Arrays.stream(WebhookDelivery.Status.values())
            .map(WebhookDelivery.Status::wireName)
            .toList();

    private final Webhooks webhooks;

    WebhookResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** A webhook without its secret. */
    public record WebhookBody(
            UUID id,
            String name,
            String url,
            Webhook.Format format,
            List<String> symbols,
            List<EventType> types,
            @Nullable Severity severity,
            Webhook.State state,
            long cursor,
            Instant createdAt,
            String createdBy) {
        static WebhookBody of(Webhook webhook) {
            EventFilter filter = webhook.filter();
            return new WebhookBody(
                    webhook.id(),
                    webhook.name(),
                    webhook.target().toString(),
                    webhook.format(),
                    filter.symbols().stream().sorted().toList(),
                    filter.types().stream().sorted().toList(),
                    filter.leastSeverity(),
                    webhook.state(),
                    webhook.cursor(),
                    webhook.createdAt(),
                    webhook.createdBy());
        }
    }

    /**
     * A new webhook.
     *
     * @param secret for the signature, returned only here; null for mail
     */
    public record CreatedWebhook(
            @Nullable String secret, @JsonUnwrapped WebhookBody webhook) {}

    /** @param events number of events that are delivered once more */
    public record Replay(int events) {}

    /**
     * Outcome of a test.
     *
     * @param error null when it was delivered
     */
    public record TestResult(
            boolean delivered,
            @Nullable Integer httpStatus,
            @Nullable String error) {}

    @GET
    @Operation(summary = "Webhooks, the newest first, without their secrets")
    public Uni<List<WebhookBody>> list(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return webhooks.list().map(found -> found.stream().map(WebhookBody::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    @Operation(summary = "Creates a webhook for future events. Its secret is returned only in this answer")
    @APIResponseSchema(value = CreatedWebhook.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "There are as many webhooks as are allowed")
    @APIResponse(responseCode = "501", description = "No key is configured that encrypts secret and URL")
    public Uni<CreatedWebhook> create(@Nullable WebhookRequest request, @Context RoutingContext context) {
        return webhooks.create(
                        Given.body(request).wanted(),
                        RequestGuard.caller(context).name())
                .map(created -> new CreatedWebhook(created.secret(), WebhookBody.of(created.webhook())));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One webhook, without its secret")
    public Uni<WebhookBody> find(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return webhooks.find(parse(id)).map(WebhookBody::of);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Changes name, url, symbols, types or severity")
    @APIResponseSchema(value = WebhookBody.class, responseCode = "200", responseDescription = "Changed")
    @APIResponse(responseCode = "501", description = "No key is configured that encrypts the URL")
    public Uni<WebhookBody> change(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Nullable WebhookChange change) {
        WebhookChange wanted = Given.body(change).possible();
        return webhooks.change(parse(id), wanted.name(), wanted.url(), wanted::filter)
                .map(WebhookBody::of);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(NO_CONTENT)
    @Operation(summary = "Deletes a webhook and its delivery log")
    public Uni<Void> delete(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return webhooks.delete(parse(id));
    }

    @POST
    @Path("/{id}/pause")
    @Operation(summary = "Stops deliveries; events are delivered after the webhook is resumed")
    public Uni<WebhookBody> pause(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return webhooks.setState(parse(id), Webhook.State.PAUSED).map(WebhookBody::of);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Resumes deliveries with the events that occurred meanwhile")
    public Uni<WebhookBody> resume(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return webhooks.setState(parse(id), Webhook.State.ACTIVE).map(WebhookBody::of);
    }

    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Delivers the matching events of a range of seqs once more, with the same event ids")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            required = true,
            description = "First seq",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Last seq",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    public Uni<Replay> replay(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("from", "to"));
        if (given.text("from") == null) {
            throw new InvalidParameterException("from", "is required");
        }
        long from = Math.max(1, given.whole("from", 1, 0, Long.MAX_VALUE));
        long to = given.whole("to", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        return webhooks.replay(parse(id), from, to).map(Replay::new);
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends a made-up event at once, and answers what came of it")
    public Uni<TestResult> test(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return webhooks.test(parse(id))
                .map(outcome -> new TestResult(outcome instanceof Outcome.Sent, outcome.httpStatus(), outcome.error()));
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "The delivery log, the newest first")
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"pending", "delivered", "failed"}))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    public Uni<List<WebhookDelivery>> deliveries(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("status", "limit"));
        String status = given.choice("status", STATUSES);
        return webhooks.deliveries(
                parse(id),
                status == null ? null : WebhookDelivery.Status.valueOf(status.toUpperCase(Locale.ROOT)),
                (int) given.whole("limit", LIMIT_DEFAULT, 1, LIMIT_MAX));
    }

    private static UUID parse(String id) {
        return Given.id(id, "a webhook, as GET /api/v1/webhooks lists it");
    }
}
