package io.dealerflow.gexapi.store;

import io.dealerflow.gexapi.alerts.AlertState;
import io.dealerflow.gexapi.models.OutputSummary;
import io.dealerflow.gexapi.models.SignalSummary;
import io.dealerflow.gexapi.predict.Prediction;
import io.dealerflow.gexapi.reports.ReportSummary;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.gexapi.stream.LevelChange;
import io.dealerflow.gexapi.stream.StreamEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers the JSON of the log of events for native images. */
@RegisterForReflection(
        targets = {
            AlertState.class,
            EventType.class,
            LevelChange.class,
            LevelChange.Previous.class,
            OutputSummary.class,
            Prediction.class,
            ReportSummary.class,
            SignalSummary.class,
            StreamEvent.Gap.class
        },
        classNames = "io.dealerflow.gexapi.stream.SnapshotEvents$WithoutTables")
final class StreamReflection {
    private StreamReflection() {}
}
