package io.dealerflow.report.daily;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AssetScore;
import java.util.List;

/**
 * Keeps what arrives until it is reported, and notes which dates have changed. Each call is taken whole or not at all and may be
 * repeated; what is known already changes nothing.
 */
public interface Intake {
    /** The {@code traceparent} is that of the newest of the batch; the report that shows it continues that trace. */
    void snapshots(List<GexSnapshot> batch, String traceparent);

    void scores(List<AssetScore> batch, String traceparent);

    void alerts(List<Alert> batch, String traceparent);
}
