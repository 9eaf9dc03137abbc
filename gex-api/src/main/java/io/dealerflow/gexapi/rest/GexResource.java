package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.levels.SymbolSummary;
import io.dealerflow.gexapi.query.AnalyticsQuery;
import io.dealerflow.gexapi.query.BookQuery;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.GexQuery;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.gexapi.rest.BookAnswers.Form;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.gexapi.tables.Analytics;
import io.dealerflow.kit.http.Parameters;
import io.dealerflow.kit.security.keys.Scope;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Dealer positioning. */
@Path("/api/v1")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "positioning", description = "Gamma exposure, flip, walls and profile of a symbol's book")
@RolesAllowed(Scope.READ_ROLE)
public class GexResource {
    private final SnapshotService snapshots;
    private final LatestReader<GexSnapshot, Levels> latest;
    private final BookAnswers answers;
    private final BriefResponses brief;
    private final Clock clock;

    GexResource(
            SnapshotService snapshots,
            LatestReader<GexSnapshot, Levels> latest,
            BookAnswers answers,
            BriefResponses brief,
            Clock clock) {
        this.snapshots = snapshots;
        this.latest = latest;
        this.answers = answers;
        this.brief = brief;
        this.clock = clock;
    }

    @GET
    @Path("/symbols")
    @Operation(summary = "Every symbol with its newest observation")
    @APIResponse(
            responseCode = "200",
            description = "In order of symbol",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = SymbolSummary.class)))
    public Uni<Response> symbols(@Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters.of(uri.getQueryParameters(), Set.of(TableParameters.FORMAT));
        return brief.tagged(
                Exchange.of(uri, headers),
                () -> latest.list()
                        .map(found ->
                                found.value().stream().map(SymbolSummary::of).toList()),
                new BriefResponses.Form<>("symbols", symbols -> symbols, SymbolSummary.class, symbols -> symbols));
    }

    @GET
    @Path("/gex/{symbol:(?!calculate$)[^/]+}")
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
    @APIResponseSchema(GexBody.class)
    public Uni<Response> gex(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        GexQuery query = GexParameters.parse(symbol, uri.getQueryParameters());
        Form<PricedBook, StrikeGex> form = Form.aging(
                "gex",
                (stored, book, now) -> GexBody.of(new Sourced<>(book, stored.stale()), now),
                StrikeGex.class,
                book -> book.snapshot().byStrike());
        return answers.answer(
                Exchange.of(uri, headers),
                new BookQuery(query.symbol(), query.asOf(), query.change()),
                stored -> snapshots.priced(stored, query.change(), query.profile()),
                form);
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
    @APIResponseSchema(AnalyticsBody.class)
    public Uni<Response> analytics(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        AnalyticsQuery query = GexParameters.parseAnalytics(symbol, uri.getQueryParameters());
        Form<GexAnalytics, GexAnalytics.StrikeGreeks> form = Form.aging(
                "analytics",
                (stored, found, now) -> AnalyticsBody.of(new Sourced<>(found, stored.stale()), now),
                GexAnalytics.StrikeGreeks.class,
                GexAnalytics::byStrike);
        return answers.answer(
                Exchange.of(uri, headers),
                new BookQuery(query.symbol(), query.asOf(), query.change()),
                stored -> snapshots.table(stored, query.change(), new Analytics(query.shift())),
                form);
    }

    @GET
    @Path("/gex")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Positioning of several symbols",
            description =
                    "The book of each symbol as GET /gex/{symbol} answers it, under the same parameters. Symbols that"
                            + " cannot be answered are in missing, with the problem that GET /gex/{symbol} would answer.")
    @Parameter(
            name = TableParameters.SYMBOLS,
            in = ParameterIn.QUERY,
            required = true,
            description = "Symbols joined by commas, at most 20",
            schema = @Schema(type = SchemaType.STRING, pattern = ContractTexts.LIST))
    @APIResponseSchema(value = BatchBody.class, responseDescription = "The snapshots, in the order asked for")
    public Uni<Response> batch(@Context UriInfo uri) {
        List<BookQuery> queries = TableParameters.batch(uri.getQueryParameters());
        return brief.json(
                uri,
                () -> Multi.createFrom()
                        .iterable(queries)
                        .onItem()
                        .transformToUniAndConcatenate(this::one)
                        .collect()
                        .asList()
                        .map(BatchBody::of));
    }

    private Uni<BatchBody.Line> one(BookQuery query) {
        var question = new GexQuery(query.symbol(), query.asOf(), query.change(), false);
        return FirstKnown.of(
                        Symbols.names(query.symbol()), name -> snapshots.answer(question.of(name)), Optional::isEmpty)
                .map(found -> found.map(answer -> BatchBody.Line.of(GexBody.of(answer, clock.instant())))
                        .orElseGet(
                                () -> BatchBody.Line.of(query.symbol(), Unknown.symbol(query.symbol(), query.asOf()))));
    }
}
