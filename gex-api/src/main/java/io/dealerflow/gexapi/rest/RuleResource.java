package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.RuleField;
import io.dealerflow.contracts.rules.RuleFields;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.rules.Rule;
import io.dealerflow.gexapi.rules.Rules;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.http.RequestGuard;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
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

/** Alert rules of users. */
@Path("/api/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE_ROLE)
@Tag(name = "rules", description = "Alert rules over the figures of snapshots, features and scores; effective at once")
public class RuleResource {
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final long ALERTS_DEFAULT = 20;
    private static final long ALERTS_MAX = 1_000;

    private final Rules rules;
    private final AlertStore alerts;

    RuleResource(Rules rules, AlertStore alerts) {
        this.rules = rules;
        this.alerts = alerts;
    }

    /**
     * A rule.
     *
     * @param revision 1 when it is created, one more after each change
     * @param unit     of the level, and of re-arm level
     * @param hold     event time for which the condition must hold, an ISO-8601 duration
     * @param symbols  assets that it is for; empty for all
     * @param cooldown minimum event time between two alerts about an asset, an ISO-8601 duration
     */
    public record RuleBody(
            UUID ruleId,
            long revision,
            String name,
            String field,
            String unit,
            Comparison comparison,
            double level,
            @JsonProperty("for") String hold,
            List<String> symbols,
            Severity severity,
            @Nullable Double rearmLevel,
            String cooldown,
            boolean enabled,
            Instant createdAt,
            String createdBy,
            Instant updatedAt) {
        static RuleBody of(Rule rule) {
            UserRule event = rule.event();
            return new RuleBody(
                    UUID.fromString(event.ruleId()),
                    event.revision(),
                    event.name(),
                    event.field(),
                    unit(event),
                    event.comparison(),
                    event.level(),
                    event.hold().toString(),
                    event.symbols(),
                    event.severity(),
                    event.rearmLevel(),
                    event.cooldown().toString(),
                    event.enabled(),
                    event.createdAt(),
                    rule.createdBy(),
                    event.asOf());
        }

        private static String unit(UserRule rule) {
            return rule.comparison().canLast()
                    ? RuleFields.of(rule.field()).map(RuleField::unit).orElse("unknown")
                    : "percent";
        }
    }

    /** A figure that rules may compare. */
    public record RuleFieldBody(String field, String unit) {}

    @GET
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "Rules, the newest first")
    public Uni<List<RuleBody>> list(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return rules.list().map(found -> found.stream().map(RuleBody::of).toList());
    }

    @GET
    @Path("/fields")
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "The figures that rules may compare, with their units")
    public List<RuleFieldBody> fields(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return RuleFields.all().stream()
                .map(field -> new RuleFieldBody(field.path(), field.unit()))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(CREATED)
    @Operation(summary = "Creates a rule, which is evaluated from the next observation on")
    @APIResponseSchema(value = RuleBody.class, responseCode = "201", responseDescription = "Created")
    @APIResponse(responseCode = "409", description = "There are as many rules as are allowed")
    public Uni<RuleBody> create(@Nullable RuleRequest request, @Context RoutingContext context) {
        return rules.create(
                        Given.body(request).wanted(),
                        RequestGuard.caller(context).name())
                .map(RuleBody::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "One rule")
    public Uni<RuleBody> find(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return rules.find(parse(id)).map(RuleBody::of);
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replaces a rule",
            description =
                    "What is left out has its default, not what it was. A changed rule starts afresh: it forgets its"
                            + " last alerts.")
    @APIResponseSchema(value = RuleBody.class, responseCode = "200", responseDescription = "Replaced")
    public Uni<RuleBody> replace(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Nullable RuleRequest request) {
        return rules.replace(parse(id), Given.body(request).wanted()).map(RuleBody::of);
    }

    @DELETE
    @Path("/{id}")
    @ResponseStatus(NO_CONTENT)
    @Operation(summary = "Deletes a rule; its alerts stay")
    public Uni<Void> delete(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return rules.delete(parse(id));
    }

    @POST
    @Path("/{id}/enable")
    @Operation(summary = "Has a rule evaluated again")
    public Uni<RuleBody> enable(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return rules.enable(parse(id), true).map(RuleBody::of);
    }

    @POST
    @Path("/{id}/disable")
    @Operation(summary = "Stops a rule, which forgets its last alerts")
    public Uni<RuleBody> disable(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id) {
        return rules.enable(parse(id), false).map(RuleBody::of);
    }

    @GET
    @Path("/{id}/alerts")
    @RolesAllowed(Scope.READ_ROLE)
    @Operation(summary = "The alerts of a rule, the newest first, acknowledged ones included")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "20"))
    public Uni<List<StoredAlert>> alerts(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @RestPath String id,
            @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), Set.of("limit"));
        int limit = (int) given.whole("limit", ALERTS_DEFAULT, 1, ALERTS_MAX);
        UUID rule = parse(id);
        return rules.find(rule).chain(found -> alerts.ofRule(rule.toString(), limit));
    }

    private static UUID parse(String id) {
        return Given.id(id, "a rule, as GET /api/v1/rules lists it");
    }
}
