package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.gexapi.rest.BookAnswers.Form;
import io.dealerflow.gexapi.rest.TableBodies.ExpectedMoveBody;
import io.dealerflow.gexapi.rest.TableBodies.ExpiriesBody;
import io.dealerflow.gexapi.rest.TableBodies.HedgingBody;
import io.dealerflow.gexapi.rest.TableBodies.LevelsBody;
import io.dealerflow.gexapi.rest.TableBodies.MaxPainBody;
import io.dealerflow.gexapi.rest.TableBodies.NoProfileReason;
import io.dealerflow.gexapi.rest.TableBodies.OpenInterestBody;
import io.dealerflow.gexapi.rest.TableBodies.ProfileBody;
import io.dealerflow.gexapi.rest.TableBodies.SurfaceBody;
import io.dealerflow.gexapi.rest.TableBodies.ZeroDteBody;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.gexapi.tables.BookTable;
import io.dealerflow.gexapi.tables.ExpectedMoveTable;
import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.gexapi.tables.MaxPainTable;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.gexapi.tables.Surface;
import io.dealerflow.gexapi.tables.ZeroDteTable;
import io.dealerflow.kit.security.keys.Scope;
import io.dealerflow.quant.profile.GammaProfile;
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
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Tables of one symbol's book. */
@Path("/api/v1")
@Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
@Tag(name = "tables", description = "Levels and tables of a symbol's book, as JSON or CSV")
@RolesAllowed(Scope.READ_ROLE)
public class TableResource {
    private final BookAnswers answers;
    private final SnapshotService snapshots;

    TableResource(BookAnswers answers, SnapshotService snapshots) {
        this.answers = answers;
        this.snapshots = snapshots;
    }

    @GET
    @Path("/levels/{symbol}")
    @Operation(summary = "The levels that traders watch: flip, walls, max pain, expected move, pin risk")
    @APIResponseSchema(LevelsBody.class)
    public Uni<Response> levels(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.underConvention(symbol, uri.getQueryParameters());
        return priced(
                asked,
                Exchange.of(uri, headers),
                false,
                new Shape<>(
                        "levels",
                        (origin, book) ->
                                new LevelsBody(Levels.of(book.snapshot()), origin.convention(), origin.stale()),
                        Levels.class,
                        book -> List.of(Levels.of(book.snapshot()))));
    }

    @GET
    @Path("/gex/{symbol}/profile")
    @Operation(summary = "Net exposure of the book priced at other spots, ±20 %")
    @APIResponseSchema(ProfileBody.class)
    public Uni<Response> profile(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.underConvention(symbol, uri.getQueryParameters());
        return priced(
                asked,
                Exchange.of(uri, headers),
                true,
                new Shape<>("profile", TableResource::profile, GammaProfile.Point.class, TableResource::points));
    }

    private static ProfileBody profile(Origin origin, PricedBook book) {
        List<GammaProfile.Point> points = points(book);
        return new ProfileBody(
                origin,
                book.snapshot().netGex(),
                book.snapshot().gammaRegime(),
                book.snapshot().gammaFlip(),
                points.isEmpty() ? NoProfileReason.VENDOR_GAMMA : null,
                points);
    }

    private static List<GammaProfile.Point> points(PricedBook book) {
        return Objects.requireNonNull(book.profile(), "the profile was asked for");
    }

    @GET
    @Path("/gex/{symbol}/expiries")
    @Operation(summary = "Exposure, forward, max pain and open interest by expiry and root")
    @APIResponseSchema(ExpiriesBody.class)
    public Uni<Response> expiries(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.underConvention(symbol, uri.getQueryParameters());
        return priced(
                asked,
                Exchange.of(uri, headers),
                false,
                new Shape<>(
                        "expiries",
                        TableResource::expiries,
                        ExpiryGex.class,
                        book -> book.snapshot().byExpiry()));
    }

    private static ExpiriesBody expiries(Origin origin, PricedBook book) {
        GexSnapshot snapshot = book.snapshot();
        return new ExpiriesBody(origin, snapshot.netGex(), snapshot.grossGex(), snapshot.byExpiry());
    }

    @GET
    @Path("/gex/{symbol}/surface")
    @Operation(
            summary = "Net exposure and open interest by strike and expiry",
            description =
                    "A row of each matrix is a strike, a column an expiry; null where the expiry does not list the strike.")
    @Parameter(
            name = TableParameters.WITHIN_PCT,
            in = ParameterIn.QUERY,
            description = "Leaves out strikes farther from spot than this, in percent of spot",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "100"))
    @APIResponseSchema(SurfaceBody.class)
    public Uni<Response> surface(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.underConvention(symbol, uri.getQueryParameters(), TableParameters.WITHIN_PCT);
        return table(
                asked,
                Exchange.of(uri, headers),
                asked.surface(),
                new Shape<>("surface", SurfaceBody::new, Surface.Cell.class, Surface::cells));
    }

    @GET
    @Path("/gex/{symbol}/hedging-flow")
    @Operation(
            summary = "What dealers must trade if spot, volatility and time change",
            description = "By full re-pricing, split into what the move, vol_shift and time_shift_days call for.")
    @Parameter(
            name = TableParameters.SPOT_MOVE_PCT,
            in = ParameterIn.QUERY,
            description = "Moves of spot in percent, joined by commas, each within ±50, at most 50;"
                    + " -2,-1,-0.5,-0.25,-0.1,0.1,0.25,0.5,1,2 where none is given",
            schema = @Schema(type = SchemaType.STRING, pattern = TableParameters.MOVES_PATTERN))
    @Parameter(
            name = GexParameters.VOL_SHIFT,
            in = ParameterIn.QUERY,
            description = "Volatility points (1 = 0.01) that every vol moves by",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "-50", maximum = "50", defaultValue = "0"))
    @Parameter(
            name = GexParameters.TIME_SHIFT_DAYS,
            in = ParameterIn.QUERY,
            description = "Days, of which a year has 365, that pass",
            schema = @Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "365", defaultValue = "0"))
    @APIResponseSchema(HedgingBody.class)
    public Uni<Response> hedgingFlow(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.underConvention(
                symbol,
                uri.getQueryParameters(),
                TableParameters.SPOT_MOVE_PCT,
                GexParameters.VOL_SHIFT,
                GexParameters.TIME_SHIFT_DAYS);
        return table(
                asked,
                Exchange.of(uri, headers),
                asked.hedging(),
                new Shape<>(
                        "hedging-flow", HedgingBody::new, HedgingTable.Flow.class, HedgingTable.Hedging::hedgingFlow));
    }

    @GET
    @Path("/gex/{symbol}/max-pain")
    @Operation(summary = "The strike at which holders would be paid least, by expiry and root")
    @APIResponseSchema(MaxPainBody.class)
    public Uni<Response> maxPain(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        return table(
                TableParameters.ofBook(symbol, uri.getQueryParameters()),
                Exchange.of(uri, headers),
                new MaxPainTable(),
                new Shape<>(
                        "max-pain", MaxPainBody::new, MaxPainTable.MaxPainRow.class, MaxPainTable.MaxPains::maxPain));
    }

    @GET
    @Path("/gex/{symbol}/oi-change")
    @Operation(
            summary = "Open interest against the last book of the previous trading day",
            description = "Contracts that changed, the largest change first, and sums by expiry and strike; null with a"
                    + " reason where the symbol was not observed on that day.")
    @Parameter(
            name = TableParameters.LIMIT,
            in = ParameterIn.QUERY,
            description = "At most so many contracts",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100000", defaultValue = "100"))
    @APIResponseSchema(OpenInterestBody.class)
    public Uni<Response> openInterestChange(
            @RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        var asked = TableParameters.ofBook(symbol, uri.getQueryParameters(), TableParameters.LIMIT);
        int limit = asked.contracts();
        Shape<OpenInterestTable.Changes, OpenInterestTable.ContractChangeRow> shape = new Shape<>(
                "oi-change",
                OpenInterestBody::new,
                OpenInterestTable.ContractChangeRow.class,
                OpenInterestTable.Changes::contracts);
        return answers.answer(
                Exchange.of(uri, headers),
                asked.query(),
                stored -> snapshots.openInterestChange(stored).map(changes -> changes.largest(limit)),
                shape.of(asked));
    }

    @GET
    @Path("/gex/{symbol}/zero-dte")
    @Operation(
            summary = "What expires today, as a book of its own",
            description = "Today is the as-of date in New York; null with a reason where nothing alive expires on it.")
    @APIResponseSchema(ZeroDteBody.class)
    public Uni<Response> zeroDte(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        return table(
                TableParameters.underConvention(symbol, uri.getQueryParameters()),
                Exchange.of(uri, headers),
                new ZeroDteTable(),
                new Shape<>("zero-dte", ZeroDteBody::new, StrikeGex.class, ZeroDteTable.ZeroDte::byStrike));
    }

    @GET
    @Path("/gex/{symbol}/expected-move")
    @Operation(summary = "How far each expiry expects spot to move: straddle and sigma")
    @APIResponseSchema(ExpectedMoveBody.class)
    public Uni<Response> expectedMove(@RestPath String symbol, @Context UriInfo uri, @Context HttpHeaders headers) {
        return table(
                TableParameters.underConvention(symbol, uri.getQueryParameters()),
                Exchange.of(uri, headers),
                new ExpectedMoveTable(),
                new Shape<>(
                        "expected-move",
                        ExpectedMoveBody::new,
                        ExpectedMoveTable.ExpectedMoveRow.class,
                        ExpectedMoveTable.ExpectedMoves::expectedMove));
    }

    /** How a table is written: its name, its JSON, and the lines of its CSV. */
    private record Shape<T, R>(
            String name, BiFunction<Origin, T, Object> body, Class<R> row, Function<T, List<R>> rows) {
        Form<T, R> of(TableParameters asked) {
            return Form.steady(
                    name,
                    (stored, table) ->
                            body.apply(Origin.of(stored, asked.query().change()), table),
                    row,
                    rows);
        }
    }

    private <R> Uni<Response> priced(
            TableParameters asked, Exchange exchange, boolean profile, Shape<PricedBook, R> shape) {
        return answers.answer(
                exchange,
                asked.query(),
                stored -> snapshots.priced(stored, asked.query().change(), profile),
                shape.of(asked));
    }

    private <T, R> Uni<Response> table(
            TableParameters asked, Exchange exchange, BookTable<T> table, Shape<T, R> shape) {
        return answers.answer(
                exchange,
                asked.query(),
                stored -> snapshots.table(stored, asked.query().change(), table),
                shape.of(asked));
    }
}
