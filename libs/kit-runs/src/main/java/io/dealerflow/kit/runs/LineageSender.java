package io.dealerflow.kit.runs;

import io.micrometer.core.instrument.MeterRegistry;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.Transport;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sends run events one after the other on a thread of its own. Who hands one over never waits: of more events than fit into the queue the new ones
 * are dropped, and one that the receiver does not take is not sent again; both are counted.
 */
public final class LineageSender implements AutoCloseable {
    /** Events that wait, at most. */
    static final int CAPACITY = 1_000;

    private static final Logger LOG = Logger.getLogger(LineageSender.class);
    private static final String EVENTS = "dealerflow.lineage.events";
    private static final String OUTCOME = "outcome";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final Transport transport;
    private final MeterRegistry registry;
    private final BlockingQueue<RunEvent> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread sender;
    private volatile boolean isClosing;
    private boolean isDown;

    public LineageSender(Transport transport, MeterRegistry registry) {
        this.transport = transport;
        this.registry = registry;
        this.sender = Thread.ofPlatform().daemon().name("lineage").start(this::send);
    }

    /** Returns at once. */
    public void offer(RunEvent event) {
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
        } catch (RuntimeException e) { // also what cannot be written as JSON: the thread goes on
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

    /** Sends what waits, for at most 2 s. */
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
