package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.query.ConventionChange;
import io.dealerflow.gexapi.query.GexParameters;
import io.dealerflow.gexapi.query.TableParameters;
import io.dealerflow.gexapi.snapshot.PricedBook;
import io.dealerflow.gexapi.snapshot.SnapshotService;
import io.dealerflow.gexapi.tables.BookTable;
import io.dealerflow.gexapi.tables.ExpectedMoveTable;
import io.dealerflow.gexapi.tables.ExpectedMoveTable.ExpectedMoveRow;
import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.gexapi.tables.MaxPainTable;
import io.dealerflow.gexapi.tables.MaxPainTable.MaxPainRow;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.gexapi.tables.Surface;
import io.dealerflow.gexapi.tables.ZeroDteTable;
import io.dealerflow.quant.profile.GammaProfile;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** What is worked out from a book: the tables of {@code /gex/{symbol}/…}, with the same parameters. */
@GraphQLApi
public class BookFields {
    private final SnapshotService snapshots;

    BookFields(SnapshotService snapshots) {
        this.snapshots = snapshots;
    }

    @Description("Everything that GET /gex/{symbol} answers")
    public Uni<SnapshotView> snapshot(@Source Book book) {
        return priced(book, false).map(priced -> SnapshotView.of(priced.snapshot()));
    }

    @Description("Flip, walls, max pain, expected move, pin risk; reasons has those of the levels that are null")
    public Uni<Levels> levels(@Source Book book) {
        return priced(book, false).map(priced -> Levels.of(priced.snapshot()));
    }

    @Description("Exposure, forward, max pain and open interest by expiry and root")
    public Uni<List<ExpiryGex>> expiries(@Source Book book) {
        return priced(book, false).map(priced -> priced.snapshot().byExpiry());
    }

    @Description("Net exposure of the book priced at other spots; empty under the file's own gammas")
    public Uni<List<GammaProfile.Point>> profile(@Source Book book) {
        return priced(book, true).map(priced -> Objects.requireNonNull(priced.profile(), "it was asked for"));
    }

    @Description("Net exposure and open interest by strike (rows) and expiry (columns)")
    public Uni<Surface> surface(@Source Book book, @Nullable Double withinPct) {
        TableParameters asked = asked(book, new Arguments().with(TableParameters.WITHIN_PCT, withinPct));
        return table(book, asked.surface());
    }

    @Description("What dealers must trade if spot, volatility and time change")
    public Uni<HedgingTable.Hedging> hedgingFlow(
            @Source Book book,
            @Nullable List<Double> spotMovePct,
            @Nullable Double volShift,
            @Nullable Double timeShiftDays) {
        TableParameters asked = asked(
                book,
                new Arguments()
                        .with(TableParameters.SPOT_MOVE_PCT, spotMovePct)
                        .with(GexParameters.VOL_SHIFT, volShift)
                        .with(GexParameters.TIME_SHIFT_DAYS, timeShiftDays));
        return table(book, asked.hedging());
    }

    @Description("The strike at which holders would be paid least, by expiry and root")
    public Uni<List<MaxPainRow>> maxPain(@Source Book book) {
        return onWorker(snapshots.table(book.snapshot(), ConventionChange.NONE, new MaxPainTable()))
                .map(MaxPainTable.MaxPains::maxPain);
    }

    @Description("Open interest against the last book of the previous trading day; limit bounds the contracts")
    public Uni<OpenInterestTable.Changes> oiChange(@Source Book book, @Nullable Integer limit) {
        int most =
                asked(book, new Arguments().with(TableParameters.LIMIT, limit)).contracts();
        return onWorker(snapshots.openInterestChange(book.snapshot())).map(changes -> changes.largest(most));
    }

    @Description("What expires on the as-of date, as a book of its own")
    public Uni<ZeroDteTable.ZeroDte> zeroDte(@Source Book book) {
        return table(book, new ZeroDteTable());
    }

    @Description("How far each expiry expects spot to move")
    public Uni<List<ExpectedMoveRow>> expectedMove(@Source Book book) {
        return table(book, new ExpectedMoveTable()).map(ExpectedMoveTable.ExpectedMoves::expectedMove);
    }

    private static TableParameters asked(Book book, Arguments arguments) {
        String[] names = arguments.parameters().keySet().toArray(String[]::new);
        return TableParameters.underConvention(book.getSymbol(), arguments.parameters(), names);
    }

    private Uni<PricedBook> priced(Book book, boolean profile) {
        GexSnapshot stored = book.snapshot();
        return onWorker(snapshots.priced(stored, book.change(), profile));
    }

    private <T> Uni<T> table(Book book, BookTable<T> table) {
        return onWorker(snapshots.table(book.snapshot(), book.change(), table));
    }

    /** A table has up to some ten thousand fields, each of which is read by reflection: not on an event loop. */
    static <T> Uni<T> onWorker(Uni<T> answer) {
        return answer.emitOn(Infrastructure.getDefaultWorkerPool());
    }
}
