package io.dealerflow.gexapi.rest.visualizer;

import io.dealerflow.gexapi.history.ExposureHistory;
import io.dealerflow.gexapi.history.ExposurePoint;
import io.dealerflow.gexapi.history.Window;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.rest.FirstKnown;
import io.dealerflow.gexapi.visualizer.HistoricalChart;
import io.dealerflow.gexapi.visualizer.HistoricalPoint;
import io.dealerflow.gexapi.visualizer.HistoricalSummary;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Stored exposures over days, in the form of the GEX Visualizer. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "visualizer")
@RolesAllowed(Scope.READ_ROLE)
public class HistoricalResource {
    private static final String DAYS = "days";
    private static final int DEFAULT_DAYS = 30;
    private static final String POINTS =
            "Every stored snapshot for up to 7 days, the last of each hour for up to 31, the last of each New York day beyond";

    private final ExposureHistory history;
    private final Clock clock;

    HistoricalResource(ExposureHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    private record Answer(String symbol, Window window, List<ExposurePoint> points) {}

    @GET
    @Path("/historical/{symbol}")
    @Operation(summary = "Exposure of a symbol over days, ascending", description = POINTS)
    @Parameter(
            name = DAYS,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "365", defaultValue = "30"))
    @APIResponse(responseCode = "200", description = "Points")
    @APIResponse(responseCode = "400", description = "days is out of range, or the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Nothing is stored of the symbol for these days")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "The store does not answer; see Retry-After")
    public Uni<List<HistoricalPoint>> points(@RestPath String symbol, @Context UriInfo uri) {
        return answer(symbol, uri)
                .map(found -> found.points().stream()
                        .map(point -> HistoricalPoint.of(found.symbol(), point))
                        .toList());
    }

    @GET
    @Path("/historical/{symbol}/summary")
    @Operation(summary = "How exposure of a symbol spread over days", description = POINTS)
    @Parameter(
            name = DAYS,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "365", defaultValue = "30"))
    @APIResponse(responseCode = "200", description = "The summary")
    @APIResponse(responseCode = "400", description = "days is out of range, or the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Nothing is stored of the symbol for these days")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "The store does not answer; see Retry-After")
    public Uni<HistoricalSummary> summary(@RestPath String symbol, @Context UriInfo uri) {
        return answer(symbol, uri).map(found -> HistoricalSummary.of(found.symbol(), found.window(), found.points()));
    }

    @GET
    @Path("/historical/{symbol}/chart")
    @Operation(summary = "Exposure of a symbol over days in parallel arrays, ascending", description = POINTS)
    @Parameter(
            name = DAYS,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "365", defaultValue = "30"))
    @APIResponse(responseCode = "200", description = "The arrays")
    @APIResponse(responseCode = "400", description = "days is out of range, or the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Nothing is stored of the symbol for these days")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "The store does not answer; see Retry-After")
    public Uni<HistoricalChart> chart(@RestPath String symbol, @Context UriInfo uri) {
        return answer(symbol, uri).map(found -> HistoricalChart.of(found.symbol(), found.window(), found.points()));
    }

    private Uni<Answer> answer(String symbol, UriInfo uri) {
        int days = new LenientQuery(uri).days(DAYS, DEFAULT_DAYS);
        Window window = Window.upTo(clock.instant(), days);
        return FirstKnown.of(
                        Symbols.names(symbol),
                        name -> history.within(name, window).map(points -> new Answer(name, window, points)),
                        answer -> answer.points().isEmpty())
                .invoke(answer -> requireAny(symbol, answer));
    }

    private static void requireAny(String symbol, Answer answer) {
        if (answer.points().isEmpty()) {
            throw Problem.notFound(
                            "no-history",
                            "No snapshot of symbol " + symbol + " is stored for the last "
                                    + answer.window().days() + " days." + Symbols.hint(symbol))
                    .exception();
        }
    }
}
