package io.dealerflow.ingest.outgoing;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.kit.runs.LineageSender;
import java.time.Clock;
import java.util.Map;

/** The runs of files as OpenLineage events. */
public final class OpenLineageLog implements Lineage {
    private final RunEvents events;
    private final LineageSender sender;

    /**
     * @param namespace of jobs and datasets
     * @param outputs   by the wire name of their kind
     */
    public OpenLineageLog(String namespace, Map<String, LineageOutput> outputs, LineageSender sender, Clock clock) {
        this.events = new RunEvents(namespace, outputs, clock);
        this.sender = sender;
    }

    @Override
    public void started(Arrival arrival) {
        sender.offer(events.started(arrival));
    }

    @Override
    public void ended(FileQuality report) {
        sender.offer(events.ended(report));
    }

    @Override
    public void failed(Arrival arrival, String error) {
        sender.offer(events.failed(arrival, error));
    }
}
