package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.book.BookEntry;
import io.dealerflow.gexapi.levels.Levels;
import io.dealerflow.gexapi.levels.NoLevelReason;
import io.dealerflow.gexapi.levels.ScreenRow;
import io.dealerflow.gexapi.levels.SymbolSummary;
import io.dealerflow.gexapi.models.OutputSummary;
import io.dealerflow.gexapi.models.SignalSummary;
import io.dealerflow.gexapi.predict.Prediction;
import io.dealerflow.gexapi.rest.HistoryResource.HistoryBody;
import io.dealerflow.gexapi.rest.ScreenerResource.ScreenBody;
import io.dealerflow.gexapi.snapshot.HistoryPoint;
import io.dealerflow.gexapi.tables.ExpectedMoveTable;
import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.gexapi.tables.MaxPainTable;
import io.dealerflow.gexapi.tables.OpenInterestTable;
import io.dealerflow.gexapi.tables.Surface;
import io.dealerflow.gexapi.tables.ZeroDteTable;
import io.dealerflow.gexapi.visualizer.Color;
import io.dealerflow.gexapi.visualizer.DealerPosition;
import io.dealerflow.gexapi.visualizer.MarketRegime;
import io.dealerflow.gexapi.visualizer.StoredFlip;
import io.dealerflow.gexapi.visualizer.StoredHeatmap;
import io.dealerflow.gexapi.visualizer.StoredMarketMaker;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.profile.GammaProfile;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Registers the JSON of answers for native images where the return type of a resource does not name it: those that are sent as kept
 * bytes or carry a tag, and what is kept in Redis. A test compares the list with what the contract says of these answers.
 */
@RegisterForReflection(
        targets = {
            AnalyticsBody.class,
            BatchBody.class,
            BatchBody.Missing.class,
            BookEntry.class,
            Color.class,
            DealerPosition.class,
            DealerPosition.Pressure.class,
            ExpectedMoveTable.ExpectedMoveRow.class,
            ExpectedMoveTable.ExpectedMoves.class,
            ExpectedMoveTable.NoMoveReason.class,
            GammaProfile.Point.class,
            GexBody.class,
            HedgingTable.Flow.class,
            HedgingTable.Hedging.class,
            HedgingTable.NoFlowReason.class,
            HistoryBody.class,
            HistoryPoint.class,
            Levels.class,
            MarketRegime.class,
            MaxPainTable.MaxPainRow.class,
            MaxPainTable.MaxPains.class,
            MaxPainTable.NoMaxPainReason.class,
            NoLevelReason.class,
            OpenInterestTable.Changes.class,
            OpenInterestTable.ContractChangeRow.class,
            OpenInterestTable.ExpiryChange.class,
            OpenInterestTable.NoChangeReason.class,
            OpenInterestTable.SeriesName.class,
            OpenInterestTable.StrikeChange.class,
            Origin.class,
            OutputSummary.class,
            Prediction.class,
            PredictResource.Pending.class,
            Right.class,
            ScreenBody.class,
            ScreenRow.class,
            StoredFlip.class,
            StoredHeatmap.class,
            StoredHeatmap.Strike.class,
            StoredMarketMaker.class,
            SignalResource.SignalRow.class,
            SignalResource.SignalsBody.class,
            SignalSummary.class,
            Surface.class,
            Surface.Cell.class,
            Surface.Expiry.class,
            SymbolSummary.class,
            TableBodies.ExpectedMoveBody.class,
            TableBodies.ExpiriesBody.class,
            TableBodies.HedgingBody.class,
            TableBodies.LevelsBody.class,
            TableBodies.MaxPainBody.class,
            TableBodies.NoProfileReason.class,
            TableBodies.OpenInterestBody.class,
            TableBodies.ProfileBody.class,
            TableBodies.SurfaceBody.class,
            TableBodies.ZeroDteBody.class,
            ZeroDteTable.NoZeroDteReason.class,
            ZeroDteTable.ZeroDte.class
        })
final class AnswerReflection {
    private AnswerReflection() {}
}
