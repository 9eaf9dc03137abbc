package io.dealerflow.kit.streams;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * What a topology does when a thread of it dies. Of a broker that went away, for example: it starts another after a pause, as
 * often as it takes. Of state that cannot be read, or of an {@link Error}: it stops, and the service is no longer alive. Records
 * that cannot be processed never come here: they are dead-lettered.
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
        LOG.errorf(failure, "A stream thread died and is replaced");
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
