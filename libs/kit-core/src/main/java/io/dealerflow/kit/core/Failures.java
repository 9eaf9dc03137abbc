package io.dealerflow.kit.core;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Distinguishes transient failures, which are retried, from faults of the event or the code. */
public final class Failures {
    /** Connection exception, transaction rollback (a lost race), insufficient resources. */
    private static final Set<String> TRANSIENT_SQL_CLASSES = Set.of("08", "40", "53");

    /**
     * Lock not available; the server is shut down, crashed, is starting, or dropped the connection; and a table or schema that
     * another instance has not migrated yet. The rest of class 42 is a fault of the statement.
     */
    private static final Set<String> TRANSIENT_SQL_STATES =
            Set.of("55P03", "57P01", "57P02", "57P03", "57P04", "57P05", "42P01", "3F000");

    private Failures() {}

    /**
     * Whether the failure or one of its causes is known to be transient. Failures that are not known are not: a JSON value that
     * cannot be read is an {@code IOException} and would be retried forever.
     */
    public static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException) {
                return false;
            }
            if (cause instanceof UnavailableException
                    || cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof ClosedChannelException
                    || cause instanceof TimeoutException
                    || cause instanceof RetriableException
                    || (cause instanceof IOException io && isConnectionLost(io))
                    || (cause instanceof SQLException sql && isTransient(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Socket channels report a lost connection as a plain {@code IOException} with the operating system's message. */
    private static boolean isConnectionLost(IOException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return failure.getClass() == IOException.class
                && (message.contains("broken pipe") || message.contains("connection reset"));
    }

    /** A failure without a state comes from the connection pool, not from the server. */
    private static boolean isTransient(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state == null
                || TRANSIENT_SQL_STATES.contains(state)
                || (state.length() == 5 && TRANSIENT_SQL_CLASSES.contains(state.substring(0, 2)));
    }
}
