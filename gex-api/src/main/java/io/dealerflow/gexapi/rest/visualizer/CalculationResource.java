package io.dealerflow.gexapi.rest.visualizer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.calculate.Calculator;
import io.dealerflow.gexapi.calculate.SpotQuery;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.query.BookOptions;
import io.dealerflow.gexapi.query.GexQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.rest.BriefResponses;
import io.dealerflow.gexapi.rest.FirstKnown;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.gexapi.visualizer.CalculationBody;
import io.dealerflow.gexapi.visualizer.StoredFlip;
import io.dealerflow.gexapi.visualizer.StoredHeatmap;
import io.dealerflow.gexapi.visualizer.StoredMarketMaker;
import io.dealerflow.kit.http.Problem;
import io.dealerflow.kit.http.ProblemException;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Calculations on request, and what is stored, in the form of the GEX Visualizer. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "visualizer", description = "The paths of the GEX Visualizer; unknown parameters and fields are ignored")
@RolesAllowed(Scope.READ_ROLE)
public class CalculationResource {
    private static final String SPOT_PRICE = "spot_price";
    private static final String PIN_RISK = "calculate_pin_risk";
    private static final String HISTORICAL = "include_historical";

    private final Calculator calculator;
    private final SnapshotService snapshots;
    private final BriefResponses brief;
    private final ObjectMapper json;
    private final Clock clock;

    CalculationResource(
            Calculator calculator, SnapshotService snapshots, BriefResponses brief, ObjectMapper json, Clock clock) {
        this.calculator = calculator;
        this.snapshots = snapshots;
        this.brief = brief;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Path("/gex/calculate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Calculates
    @Operation(
            summary = "Gamma exposure of the chain in the request",
            description =
                    "Every contract counts, also several of one strike; missing volatilities come from the other side"
                            + " or the quote, gammas from the model. The parameters of GET /gex/{symbol} may be given as"
                            + " fields of the body or as query parameters; as_of is the time of the quotes, now when it is"
                            + " not given. Nothing is stored.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ChainRequest.class),
                            examples = @ExampleObject(name = "two contracts", value = ChainRequest.EXAMPLE)),
            required = true)
    @APIResponseSchema(value = CalculationBody.class, responseCode = "200", responseDescription = "The calculation")
    @APIResponse(responseCode = "413", description = "The body is too large")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "Too many calculations are waiting; see Retry-After")
    public Uni<byte[]> calculate(byte[] body, @Context UriInfo uri) {
        return calculator
                .ofChain(body, uri.getQueryParameters())
                .map(calculated -> written(CalculationBody.of(calculated, clock.instant())));
    }

    /** On the thread that priced, with history on a worker thread: writing it on the event loop would delay other answers. */
    private byte[] written(CalculationBody body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GET
    @Path("/gex/calculate/{symbol}")
    @Calculates
    @Operation(
            summary = "Gamma exposure of the stored book of a symbol at another spot",
            description = "Each contract keeps its volatility, and each expiry its carry.")
    @Parameter(
            name = SPOT_PRICE,
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0.000001", maximum = "1000000000"))
    @Parameter(
            name = PIN_RISK,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "true"))
    @Parameter(
            name = HISTORICAL,
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @APIResponse(responseCode = "200", description = "The calculation")
    @APIResponse(responseCode = "400", description = "problem+json: the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(
            responseCode = "503",
            description = "Too many calculations are waiting, or no store answers; see Retry-After")
    public Uni<CalculationBody> calculateStored(@RestPath String symbol, @Context UriInfo uri) {
        LenientQuery given = new LenientQuery(uri);
        SpotQuery query = new SpotQuery(
                given.price(SPOT_PRICE), given.flag(PIN_RISK, true), given.flag(HISTORICAL, false), given.options());
        return FirstKnown.of(Symbols.names(symbol), name -> calculator.atSpot(name, query), Optional::isEmpty)
                .map(found -> CalculationBody.of(found.orElseThrow(() -> unknown(symbol)), clock.instant()));
    }

    @GET
    @Path("/gex/heatmap/{symbol}")
    @Operation(summary = "Net gamma exposure by strike of the stored book of a symbol")
    @APIResponseSchema(value = StoredHeatmap.class, responseDescription = "Exposure by strike")
    @APIResponse(responseCode = "400", description = "problem+json: the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "No store answers; see Retry-After")
    public Uni<Response> heatmap(@RestPath String symbol, @Context UriInfo uri) {
        return stored(symbol, uri, StoredHeatmap::of);
    }

    @GET
    @Path("/gex/gamma-flip/{symbol}")
    @Operation(summary = "Gamma flip of the stored book of a symbol")
    @APIResponseSchema(value = StoredFlip.class, responseDescription = "The flip")
    @APIResponse(responseCode = "400", description = "problem+json: the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "No store answers; see Retry-After")
    public Uni<Response> gammaFlip(@RestPath String symbol, @Context UriInfo uri) {
        return stored(symbol, uri, StoredFlip::of);
    }

    @GET
    @Path("/gex/market-maker/{symbol}")
    @Operation(summary = "What dealers hold in the stored book of a symbol, under the dealer convention named")
    @APIResponseSchema(value = StoredMarketMaker.class, responseDescription = "The position")
    @APIResponse(responseCode = "400", description = "problem+json: the symbol cannot be read")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "422", description = "problem+json whose errors name each field or parameter at fault")
    @APIResponse(responseCode = "503", description = "No store answers; see Retry-After")
    public Uni<Response> marketMaker(@RestPath String symbol, @Context UriInfo uri) {
        return stored(symbol, uri, StoredMarketMaker::of);
    }

    private <T> Uni<Response> stored(String symbol, UriInfo uri, BiFunction<GexSnapshot, Boolean, T> body) {
        BookOptions options = new LenientQuery(uri).options();
        List<String> names = Symbols.names(symbol);
        GexQuery query = new GexQuery(names.getFirst(), options.asOf(), options.change(), false);
        return brief.json(
                uri,
                () -> FirstKnown.of(names, name -> snapshots.answer(query.of(name)), Optional::isEmpty)
                        .map(found -> {
                            Sourced<PricedBook> answer = found.orElseThrow(() -> unknown(symbol));
                            return body.apply(answer.value().snapshot(), answer.stale());
                        }));
    }

    private static ProblemException unknown(String symbol) {
        return Problem.notFound(
                        "unknown-symbol", "No GEX data is stored for symbol " + symbol + "." + Symbols.hint(symbol))
                .exception();
    }
}
