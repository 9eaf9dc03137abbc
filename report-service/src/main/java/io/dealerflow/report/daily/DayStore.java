package io.dealerflow.report.daily;

import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.kit.core.Received;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Stores events as received until they are reported, and marks the changed dates. A batch is stored whole or not at
 * all and may be repeated; a repeat changes nothing. The trace of the newest of a batch is continued by the report
 * that shows it.
 */
public interface DayStore {
    Uni<Void> addSnapshots(List<Received<GexSnapshot>> batch);

    Uni<Void> addScores(List<Received<AssetScore>> batch);

    Uni<Void> addFeatures(List<Received<AssetFeatures>> batch);

    Uni<Void> addFlows(List<Received<MarketFlow>> batch);

    Uni<Void> addPortfolios(List<Received<Portfolio>> batch);

    Uni<Void> addSignals(List<Received<ScoreSignal>> batch);

    Uni<Void> addCurves(List<Received<FuturesCurve>> batch);

    Uni<Void> addAlerts(List<Received<Alert>> batch);
}
