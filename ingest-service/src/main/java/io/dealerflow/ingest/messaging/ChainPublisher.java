package io.dealerflow.ingest.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.ingest.intake.Announcer;
import io.dealerflow.ingest.intake.AwayException;
import io.dealerflow.kit.core.Trace;
import io.dealerflow.kit.messaging.EventPublisher;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes observations to {@code raw.option-chains}. */
public final class ChainPublisher implements Announcer {
    private final EventPublisher publisher;
    private final Duration timeout;

    /** @param timeout how long an acknowledgement is waited for */
    public ChainPublisher(EventPublisher publisher, Duration timeout) {
        this.publisher = publisher;
        this.timeout = timeout;
    }

    @Override
    public void publish(OptionChain chain) throws AwayException {
        try {
            publisher
                    .publish(Topics.RAW_OPTION_CHAINS.name(), chain, Trace.current())
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw away(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away(e);
        }
    }

    private static AwayException away(Throwable cause) {
        return new AwayException(AwayException.Server.BROKER, cause);
    }
}
