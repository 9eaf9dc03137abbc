package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.latest.SymbolSummary;
import io.dealerflow.gexapi.query.AnalyticsQuery;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.GexQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.snapshot.HistoryPoint;
import io.dealerflow.gexapi.snapshot.SnapshotHistory;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.kit.http.InvalidParameterException;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Dealer positioning. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "positioning", description = "Gamma exposure, flip, walls and profile of a symbol's book")
@RolesAllowed(Scope.READ_ROLE)
public class GexResource {
    private static final Set<String> HISTORY_PARAMETERS = Set.of("from", "to", "limit");
    private static final long HISTORY_DEFAULT = 500;
    private static final long HISTORY_LIMIT = 5_000;

    private final SnapshotService snapshots;
    private final LatestReader<GexSnapshot, SymbolSummary> latest;
    private final SnapshotHistory history;
    private final Clock clock;

    GexResource(
            SnapshotService snapshots,
            LatestReader<GexSnapshot, SymbolSummary> latest,
            SnapshotHistory history,
            Clock clock) {
        this.snapshots = snapshots;
        this.latest = latest;
        this.history = history;
        this.clock = clock;
    }

    @GET
    @Path("/symbols")
    @Operation(summary = "Every symbol with its newest observation")
    public Uni<List<SymbolSummary>> symbols(@Context UriInfo uri) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return latest.list().map(Sourced::value);
    }

    @GET
    @Path("/gex/{symbol}")
    @Operation(
            summary = "Positioning of one symbol",
            description =
                    "The newest book, or the newest at or before as_of, under the stored or any other convention. "
                            + "Values are case-insensitive, and all parameters combine.")
    @Parameter(
            name = GexParameters.PROFILE,
            in = ParameterIn.QUERY,
            description = "full adds net GEX of the book priced at other spots",
            schema =
                    @Schema(
                            enumeration = {"none", "full"},
                            defaultValue = "none"))
    @APIResponse(responseCode = "200", description = "The snapshot, with age_seconds and stale")
    @APIResponse(responseCode = "400", description = "problem+json that names the parameter")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "503", description = "Neither store answers; see Retry-After")
    public Uni<GexBody> gex(@RestPath String symbol, @Context UriInfo uri) {
        GexQuery query = GexParameters.parse(symbol, uri.getQueryParameters());
        return FirstKnown.of(Symbols.names(symbol), name -> snapshots.answer(query.of(name)), Optional::isEmpty)
                .map(found ->
                        GexBody.of(found.orElseThrow(() -> unknown(query.symbol(), query.asOf())), clock.instant()));
    }

    @GET
    @Path("/gex/{symbol}/analytics")
    @Operation(
            summary = "Buckets, robustness, skew, forward exposure and hedging flows of one symbol",
            description =
                    "Exposure to delta (dex), volatility (vex) and time (cex), by bucket of expiries, and what single dates "
                            + "make up of the whole; whether other assumptions turn the sign or the side of the flip, and which; skew and "
                            + "term structure; what is left as the next five expiry dates roll off; hedging flows split into what the move, "
                            + "vol_shift and time_shift_days call for. The book is priced again for it, under the stored or any other "
                            + "convention. Dollars, vols as fractions per year, moves and shares in percent; dex, vex and cex are null, "
                            + "forward_gex and hedging_flow empty with gamma=vendor.")
    @Parameter(
            name = GexParameters.VOL_SHIFT,
            in = ParameterIn.QUERY,
            description = "Volatility points (1 = 0.01) that every vol moves by in hedging_flow",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "-50", maximum = "50", defaultValue = "0"))
    @Parameter(
            name = GexParameters.TIME_SHIFT_DAYS,
            in = ParameterIn.QUERY,
            description = "Days, of which a year has 365, that pass in hedging_flow",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "365", defaultValue = "0"))
    @APIResponse(responseCode = "200", description = "The analytics, with age_seconds and stale")
    @APIResponse(responseCode = "400", description = "problem+json that names the parameter")
    @APIResponse(responseCode = "404", description = "Unknown symbol, or nothing at or before as_of")
    @APIResponse(responseCode = "503", description = "The book cannot be read or priced now; see Retry-After")
    public Uni<AnalyticsBody> analytics(@RestPath String symbol, @Context UriInfo uri) {
        AnalyticsQuery query = GexParameters.parseAnalytics(symbol, uri.getQueryParameters());
        return FirstKnown.of(Symbols.names(symbol), name -> snapshots.analytics(query.of(name)), Optional::isEmpty)
                .map(found -> AnalyticsBody.of(
                        found.orElseThrow(() -> unknown(query.symbol(), query.asOf())), clock.instant()));
    }

    @GET
    @Path("/gex/{symbol}/history")
    @Operation(
            summary =
                    "Headline figures over time, ascending: the newest within the bounds when there are more than the limit")
    @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5000", defaultValue = "500"))
    public Uni<List<HistoryPoint>> history(@RestPath String symbol, @Context UriInfo uri) {
        Parameters given = Parameters.of(uri.getQueryParameters(), HISTORY_PARAMETERS);
        Instant from = given.instant("from");
        Instant to = given.instant("to");
        int limit = (int) given.whole("limit", HISTORY_DEFAULT, 1, HISTORY_LIMIT);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidParameterException("from", "is after to");
        }
        List<String> names = Symbols.names(symbol);
        return FirstKnown.of(names, name -> history.between(name, from, to, limit), List::isEmpty)
                .flatMap(points -> points.isEmpty() ? none(names) : some(points));
    }

    /** No point within the bounds is an empty answer; an unknown symbol is a 404. */
    private Uni<List<HistoryPoint>> none(List<String> names) {
        return FirstKnown.of(names, name -> latest.find(name, null), Optional::isEmpty)
                .map(found -> found.map(located -> List.<HistoryPoint>of())
                        .orElseThrow(() -> unknown(names.getFirst(), null)));
    }

    private static Uni<List<HistoryPoint>> some(List<HistoryPoint> points) {
        return Uni.createFrom().item(points);
    }

    private static RuntimeException unknown(String symbol, @Nullable Instant asOf) {
        Problem problem = asOf == null
                ? Problem.notFound("unknown-symbol", "There is no data of " + symbol + "." + Symbols.hint(symbol))
                : Problem.notFound(
                        "nothing-observed",
                        "There is no data of " + symbol + " at or before " + asOf + "." + Symbols.hint(symbol));
        return problem.exception();
    }
}
