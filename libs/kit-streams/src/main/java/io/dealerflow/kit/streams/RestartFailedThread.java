package io.dealerflow.kit.streams;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * Handles the failure of a stream thread. After most failures, such as an unavailable broker, a new thread starts after a pause, as
 * often as needed. After unreadable state or an {@link Error} the topology stops, and liveness is down. Records
 * that cannot be processed are dead-lettered and do not fail a thread.
 */
@Singleton
class RestartFailedThread implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(RestartFailedThread.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        if (isFatal(failure)) {
            LOG.errorf(failure, "The topology stops: %s. A restart of this version will not help", cause(failure));
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.errorf(failure, "A stream thread failed and is replaced");
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private static boolean isFatal(Throwable failure) {
        Throwable cause = cause(failure);
        return cause instanceof Error || cause instanceof UnreadableStateException;
    }

    /** The failure that decides: Streams wraps what a processor throws. */
    private static Throwable cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error || cause instanceof UnreadableStateException) {
                return cause;
            }
        }
        return failure;
    }
}
