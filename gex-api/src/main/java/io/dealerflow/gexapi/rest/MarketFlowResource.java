package io.dealerflow.gexapi.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.gexapi.latest.Archive;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How assets move together, from the table of scoring-service. */
@Path("/api/v1/scores/market")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scores", description = "Instability 0-100 with its components, regime and pressure")
@RolesAllowed(Scope.READ_ROLE)
public class MarketFlowResource {
    private final Archive<MarketFlow> flows;
    private final Clock clock;

    MarketFlowResource(Archive<MarketFlow> flows, Clock clock) {
        this.flows = flows;
        this.clock = clock;
    }

    /**
     * A flow map in an answer.
     *
     * @param ageSeconds since {@code as_of}
     */
    public record MarketFlowBody(@JsonUnwrapped MarketFlow flow, long ageSeconds) {}

    @GET
    @Operation(
            summary = "How assets move together",
            description =
                    "Of every ordered pair of assets the correlation of daily returns, the lag at which it is largest, and the share of days "
                            + "on which both are stressed. The newest, or the newest at or before as_of.")
    @Parameter(
            name = GexParameters.AS_OF,
            in = ParameterIn.QUERY,
            description = "The newest flow map at or before this instant; the newest of all where it is not given",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @APIResponse(responseCode = "404", description = "There is no flow map, or none at or before as_of")
    public Uni<MarketFlowBody> newest(@Context UriInfo uri) {
        Instant asOf = Parameters.of(uri.getQueryParameters(), Set.of(GexParameters.AS_OF))
                .instant(GexParameters.AS_OF);
        return flows.find(MarketFlow.SUBJECT, asOf)
                .map(found -> found.map(archived -> body(archived.event())).orElseThrow(() -> unknown(asOf)));
    }

    private static RuntimeException unknown(@Nullable Instant asOf) {
        String detail = asOf == null
                ? "There is no flow map yet: it needs two assets with closes of 61 days, and the end of a day."
                : "There is no flow map at or before " + asOf + ".";
        return Problem.notFound("no-flow-map", detail).exception();
    }

    private MarketFlowBody body(MarketFlow flow) {
        return new MarketFlowBody(flow, GexBody.age(flow.asOf(), clock.instant()));
    }
}
