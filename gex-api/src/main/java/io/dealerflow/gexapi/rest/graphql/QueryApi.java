package io.dealerflow.gexapi.rest.graphql;

import static io.dealerflow.gexapi.rest.graphql.BookFields.onWorker;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.gexapi.alerts.AlertQuery;
import io.dealerflow.gexapi.alerts.AlertStore;
import io.dealerflow.gexapi.alerts.StoredAlert;
import io.dealerflow.gexapi.latest.LatestReader;
import io.dealerflow.gexapi.latest.Sourced;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.levels.Measure;
import io.dealerflow.gexapi.levels.Screen;
import io.dealerflow.gexapi.levels.ScreenRow;
import io.dealerflow.gexapi.levels.ScreenService;
import io.dealerflow.gexapi.levels.SymbolSummary;
import io.dealerflow.gexapi.models.ModelStore;
import io.dealerflow.gexapi.models.SignalStore;
import io.dealerflow.gexapi.query.BookQuery;
import io.dealerflow.gexapi.query.Cursor;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.HistoryQuery;
import io.dealerflow.gexapi.query.ScreenParameters;
import io.dealerflow.gexapi.query.SignalParameters;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.gexapi.rest.AlertParameters;
import io.dealerflow.gexapi.rest.FirstKnown;
import io.dealerflow.gexapi.rest.HistoryPages;
import io.dealerflow.gexapi.rest.HistoryResource.HistoryBody;
import io.dealerflow.gexapi.rest.ScreenerResource.ScreenBody;
import io.dealerflow.gexapi.rest.SignalResource;
import io.dealerflow.gexapi.rest.SignalResource.SignalsBody;
import io.dealerflow.gexapi.rest.Unknown;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.kit.http.Parameters;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/**
 * The queries of the API in GraphQL, over the same use cases. Arguments have the names and values of the parameters over HTTP, in
 * camel case, and are read by the same code. The scope is checked by {@link GraphQlResource}, the only way in.
 */
@GraphQLApi
public class QueryApi {
    private final LatestReader<GexSnapshot, Levels> latest;
    private final SnapshotService snapshots;
    private final HistoryPages history;
    private final ScreenService screen;
    private final AlertStore alerts;
    private final ModelStore models;
    private final SignalStore signals;

    QueryApi(
            LatestReader<GexSnapshot, Levels> latest,
            SnapshotService snapshots,
            HistoryPages history,
            ScreenService screen,
            AlertStore alerts,
            ModelStore models,
            SignalStore signals) {
        this.latest = latest;
        this.snapshots = snapshots;
        this.history = history;
        this.screen = screen;
        this.alerts = alerts;
        this.models = models;
        this.signals = signals;
    }

    @Query
    @Description("Every symbol with its newest observation")
    public Uni<List<SymbolSummary>> symbols() {
        return onWorker(latest.list())
                .map(found -> found.value().stream().map(SymbolSummary::of).toList());
    }

    @Query
    @Description("The newest book of a symbol, or the newest at or before asOf, under the stored or another convention")
    public Uni<Book> book(@NonNull String symbol, @Nullable String asOf, @Nullable ConventionInput convention) {
        Arguments arguments = new Arguments().with(GexParameters.AS_OF, asOf).with(convention);
        BookQuery query =
                TableParameters.underConvention(symbol, arguments.parameters()).query();
        return onWorker(FirstKnown.of(
                        Symbols.names(symbol), name -> snapshots.stored(query.of(name)), Optional::isEmpty))
                .map(found -> new Book(
                        found.orElseThrow(() ->
                                Unknown.symbol(query.symbol(), query.asOf()).exception()),
                        query.change()));
    }

    @Query
    @Description(
            "Headline figures over time: the newest page within the bounds, ascending; nextCursor leads to the one before")
    public Uni<HistoryBody> history(
            @NonNull String symbol,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit,
            @Nullable String cursor) {
        HistoryQuery query = HistoryQuery.parse(new Arguments()
                .with(HistoryQuery.FROM, from)
                .with(HistoryQuery.TO, to)
                .with(HistoryQuery.LIMIT, limit)
                .with(Cursor.PARAMETER, cursor)
                .parameters());
        return onWorker(history.page(symbol, query)).map(HistoryBody::of);
    }

    @Query
    @Description("Symbols filtered and sorted by any level or score; sorted by symbol without sort")
    public Uni<ScreenBody> screener(
            @Nullable List<@NonNull MeasureBounds> bounds,
            @Nullable String gammaRegime,
            @Nullable String regime,
            @Nullable Measure sort,
            @Nullable String order,
            @Nullable Integer limit,
            @Nullable String cursor) {
        Arguments arguments = new Arguments()
                .with(ScreenParameters.GAMMA_REGIME, gammaRegime)
                .with(ScreenParameters.REGIME, regime)
                .with(ScreenParameters.SORT, sort == null ? null : sort.field())
                .with(ScreenParameters.ORDER, order)
                .with(TableParameters.LIMIT, limit)
                .with(Cursor.PARAMETER, cursor);
        if (bounds != null) {
            bounds.forEach(bound -> bound.addTo(arguments));
        }
        Screen wanted = ScreenParameters.parse(arguments.parameters());
        return onWorker(screen.rows()).map(rows -> page(wanted, rows));
    }

    private static ScreenBody page(Screen wanted, Sourced<List<ScreenRow>> rows) {
        return ScreenBody.of(wanted, wanted.of(rows.value()), rows.stale());
    }

    @Query
    @Description(
            "Alerts as GET /alerts lists them: open ones, the newest first, or with after those of a higher seq, ascending")
    public Uni<List<AlertView>> alerts(
            @Nullable String symbol,
            @Nullable String severity,
            @Nullable String alertType,
            @Nullable Boolean acknowledged,
            @Nullable Long after,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit) {
        Arguments arguments = new Arguments()
                .with("severity", severity)
                .with("alert_type", alertType)
                .with("acknowledged", acknowledged == null ? null : acknowledged.toString())
                .with("after", after == null ? null : after.toString())
                .with("from", from)
                .with("to", to)
                .with("limit", limit);
        AlertQuery query = AlertParameters.list(Parameters.of(arguments.parameters(), AlertParameters.LIST));
        Uni<List<StoredAlert>> found = symbol == null
                ? alerts.find(query)
                : FirstKnown.of(Symbols.names(symbol), name -> alerts.find(query.of(name)), List::isEmpty);
        return onWorker(found).map(list -> list.stream().map(AlertView::of).toList());
    }

    @Query
    @Description("Which version of each model is served, with its card and the last evaluation of its drift")
    public Uni<List<ModelView>> models() {
        return onWorker(models.list())
                .map(list -> list.stream().map(ModelView::of).toList());
    }

    @Query
    @Description("Signals of models, the newest first; nextCursor leads to older ones")
    public Uni<SignalsBody> signals(
            @Nullable String asset,
            @Nullable String model,
            @Nullable String from,
            @Nullable String to,
            @Nullable Integer limit,
            @Nullable String cursor) {
        SignalParameters asked = SignalParameters.parse(new Arguments()
                .with(SignalParameters.ASSET, asset)
                .with(SignalParameters.MODEL, model)
                .with(HistoryQuery.FROM, from)
                .with(HistoryQuery.TO, to)
                .with(HistoryQuery.LIMIT, limit)
                .with(Cursor.PARAMETER, cursor)
                .parameters());
        return onWorker(SignalResource.find(signals, asked)).map(SignalsBody::of);
    }
}
