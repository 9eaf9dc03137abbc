package io.dealerflow.kit.streams;

import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What a topology does when a thread of it dies, of a broker that went away for example: it starts another after a pause, for ever.
 * Records that cannot be processed never come here: they are dead-lettered.
 */
public final class RestartFailedThread implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(RestartFailedThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        LOG.errorf(failure, "A stream thread died and is replaced");
        if (failure instanceof Error) {
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
