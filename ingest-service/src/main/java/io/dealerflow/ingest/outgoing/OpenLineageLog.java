package io.dealerflow.ingest.outgoing;

import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Lineage;
import io.micrometer.core.instrument.MeterRegistry;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.Transport;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends run events one after the other on a thread of its own. The intake never waits: of more events than fit into the queue the new ones are
 * dropped, and one that the receiver does not take is not sent again; both are counted.
 */
public final class OpenLineageLog implements Lineage, AutoCloseable {
    /** Events that wait, at most. */
    static final int CAPACITY = 1_000;

    private static final Logger LOG = Logger.getLogger(OpenLineageLog.class);
    private static final String EVENTS = "dealerflow.ingest.lineage.events";
    private static final String OUTCOME = "outcome";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final RunEvents events;
    private final Transport transport;
    private final MeterRegistry registry;
    private final BlockingQueue<RunEvent> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread sender;
    private volatile boolean isClosing;
    private boolean isDown;

    /**
     * @param namespace of jobs and datasets
     * @param outputs   by the wire name of their kind
     */
    public OpenLineageLog(
            String namespace,
            Map<String, LineageOutput> outputs,
            Transport transport,
            MeterRegistry registry,
            Clock clock) {
        this.events = new RunEvents(namespace, outputs, clock);
        this.transport = transport;
        this.registry = registry;
        this.sender = Thread.ofPlatform().daemon().name("lineage").start(this::send);
    }

    @Override
    public void started(Arrival arrival) {
        offer(events.started(arrival));
    }

    @Override
    public void ended(FileQuality report) {
        offer(events.ended(report));
    }

    @Override
    public void failed(Arrival arrival, String error) {
        offer(events.failed(arrival, error));
    }

    private void offer(RunEvent event) {
        if (!queue.offer(event)) {
            count("dropped");
        }
    }

    private void send() {
        try {
            while (!isClosing || !queue.isEmpty()) {
                RunEvent event = queue.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                if (event != null) {
                    send(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service is stopping
        }
    }

    private void send(RunEvent event) {
        try {
            transport.emit(event);
            count("sent");
            isDown = false;
        } catch (OpenLineageClientException e) {
            if (!isDown) {
                LOG.warnf("The receiver of lineage events does not take them: %s", e.getMessage());
            }
            isDown = true;
            count("failed");
        }
    }

    private void count(String outcome) {
        registry.counter(EVENTS, OUTCOME, outcome).increment();
    }

    @Override
    public void close() {
        isClosing = true;
        try {
            sender.join(STOP_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
