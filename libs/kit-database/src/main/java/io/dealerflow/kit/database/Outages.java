package io.dealerflow.kit.database;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.kit.core.UnavailableException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Distinguishes an unavailable database from a wrong statement or program. */
final class Outages {
    /**
     * Classes of SQLSTATE (<a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>) that are not
     * the statement's fault: connection lost, login refused, transaction rolled back, out of resources, broken disk.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "58");

    /** Statement timeout, shutdown, crash, start, idle timeout; lock not available; a server that became a replica; no such database. */
    private static final Set<String> STATES =
            Set.of("57014", "57P01", "57P02", "57P03", "57P05", "55P03", "25006", "3D000");

    /** Undefined schema and undefined table. */
    private static final Set<String> MISSING = Set.of("3F000", "42P01");

    private Outages() {}

    /** @param migrated whether the service's own schema is complete: before that, a missing table is an outage */
    static boolean isOutage(Throwable failure, boolean migrated) {
        String state = sqlState(failure);
        return state == null ? isConnectionLost(failure) : isOutage(state, migrated);
    }

    /** The schema or table does not exist, according to PostgreSQL's error. */
    static boolean isMissing(Throwable failure) {
        String state = sqlState(failure);
        return state != null && MISSING.contains(state);
    }

    /** The error from PostgreSQL, null for any other failure. Hibernate wraps it. */
    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException answer) {
                return answer.getSqlState();
            }
            if (cause instanceof SQLException answer) {
                return answer.getSQLState();
            }
        }
        return null;
    }

    private static boolean isConnectionLost(Throwable failure) {
        return switch (failure) {
            case UnavailableException _ -> true;
            case ClosedConnectionException _ -> true;
            case VertxException e -> saysClosed(e);
            case NoStackTraceThrowable e -> saysClosed(e);
            case TimeoutException _ -> true;
            case JacksonException _ -> false;
            case IOException _ -> true;
            case CompletionException e when e.getCause() != null -> isConnectionLost(e.getCause());
            default -> false;
        };
    }

    private static boolean isOutage(String state, boolean migrated) {
        return STATES.contains(state)
                || CLASSES.contains(state.substring(0, Math.min(2, state.length())))
                || (!migrated && MISSING.contains(state));
    }

    /** The client has no type of its own for these, only texts (vertx-sql-client 4.5). */
    private static boolean saysClosed(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("Connection is not active")
                || message.startsWith("Pending requests failed")
                || message.startsWith("Timeout waiting for connection")
                || message.startsWith("SSL handshake failed")
                || message.toLowerCase(Locale.ROOT).contains("closed");
    }
}
