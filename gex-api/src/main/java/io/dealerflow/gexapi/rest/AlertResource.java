package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.alerts.AlertQuery;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.AlertSummary;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Stored alerts and their acknowledgement. Unknown parameters are ignored, as by the GEX Visualizer. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Notable changes of positioning and regime")
@RolesAllowed(Scope.READ_ROLE)
public class AlertResource {
    private final AlertStore store;

    AlertResource(AlertStore store) {
        this.store = store;
    }

    /**
     * The answer to an acknowledgement, in the form of the GEX Visualizer.
     *
     * @param acknowledgedBy who acknowledged the alert first
     */
    public record Acknowledgement(String status, String message, String acknowledgedBy) {}

    @GET
    @Operation(
            summary = "Alerts: the newest first, or with after those with a higher seq, ascending",
            description =
                    "Open alerts only, unless acknowledged=true; with after also acknowledged and resolved ones, unless"
                            + " acknowledged=false.")
    @Parameter(name = "symbol", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "severity",
            in = ParameterIn.QUERY,
            description = "This one and those above it, in any case",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"low", "medium", "high", "critical"}))
    @Parameter(
            name = "alert_type",
            in = ParameterIn.QUERY,
            description = "In any case",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "gamma_flip_proximity",
                                "high_gex_concentration",
                                "pin_risk_warning",
                                "regime_change",
                                "destabilizing_dealers",
                                "wall_breach",
                                "zero_dte_share",
                                "score_jump",
                                "data_quality",
                                "data_stale",
                                "model_drift",
                                "chart_pattern",
                                "user_rule"
                            }))
    @Parameter(
            name = "acknowledged",
            in = ParameterIn.QUERY,
            description = "Whether acknowledged and resolved alerts are included",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only alerts with a higher seq, ascending",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = StreamParameters.MAX_SEQ))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Triggered at this instant or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Triggered at this instant or earlier",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @APIResponse(responseCode = "200", description = "Alerts")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name acknowledged, which is no boolean")
    public Uni<List<StoredAlert>> list(@Context UriInfo uri) {
        Parameters given = Parameters.ofKnown(uri.getQueryParameters(), AlertParameters.LIST);
        return find(given, AlertParameters.list(given));
    }

    @GET
    @Path("/active")
    @Operation(summary = "Open alerts, the newest first")
    @Parameter(name = "symbol", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "1000"))
    public Uni<List<StoredAlert>> active(@Context UriInfo uri) {
        Parameters given = Parameters.ofKnown(uri.getQueryParameters(), AlertParameters.OPEN);
        return find(given, AlertParameters.open(given, null));
    }

    @GET
    @Path("/critical")
    @Operation(summary = "Open critical alerts, the newest first")
    @Parameter(name = "symbol", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "1000"))
    public Uni<List<StoredAlert>> critical(@Context UriInfo uri) {
        Parameters given = Parameters.ofKnown(uri.getQueryParameters(), AlertParameters.OPEN);
        return find(given, AlertParameters.open(given, Severity.CRITICAL));
    }

    @GET
    @Path("/summary")
    @Operation(summary = "Counts of open alerts")
    public Uni<AlertSummary> summary() {
        return store.summary();
    }

    @POST
    @Path("/{alert_id}/acknowledge")
    @RolesAllowed(Scope.WRITE_ROLE)
    @Operation(
            summary = "Acknowledges an alert",
            description = "Repeating it changes nothing: the answer names who acknowledged it first.")
    @Parameter(
            name = "acknowledged_by",
            in = ParameterIn.QUERY,
            required = true,
            description = "The name of who acknowledges it, at most 64 characters",
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.TEXT, maxLength = ContractTexts.LONGEST))
    @APIResponse(responseCode = "200", description = "Acknowledged")
    @APIResponse(responseCode = "404", description = "Unknown alert")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name acknowledged_by, which is missing")
    public Uni<Acknowledgement> acknowledge(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = "^[!-.0-~]{1,64}$")) @RestPath("alert_id")
                    String alertId,
            @Context UriInfo uri) {
        Parameters given = Parameters.ofKnown(uri.getQueryParameters(), Set.of("acknowledged_by"));
        String by = AlertParameters.acknowledgedBy(given);
        String id = Parameters.pathPart("alert_id", alertId);
        return store.acknowledge(id, by)
                .map(first -> first.map(name -> new Acknowledgement("success", "Alert " + id + " acknowledged", name))
                        .orElseThrow(() -> Problem.notFound("unknown-alert", "There is no alert " + id + ".")
                                .exception()));
    }

    private Uni<List<StoredAlert>> find(Parameters given, AlertQuery query) {
        List<String> symbols = Symbols.namesOrNone(given.text(Symbols.PARAMETER));
        return symbols.isEmpty()
                ? store.find(query)
                : FirstKnown.of(symbols, symbol -> store.find(query.of(symbol)), List::isEmpty);
    }
}
