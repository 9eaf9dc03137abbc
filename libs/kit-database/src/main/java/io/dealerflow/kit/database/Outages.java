package io.dealerflow.kit.database;

import com.fasterxml.jackson.core.JacksonException;
import io.dealerflow.kit.core.UnavailableException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells a database that does not answer, or cannot for now, from a statement or a program that is wrong. */
final class Outages {
    /**
     * Classes of SQLSTATE (<a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>) that say
     * nothing against the statement: connection lost, login refused, lost a race, out of resources, broken disk.
     */
    private static final Set<String> CLASSES = Set.of("08", "28", "40", "53", "58");

    /** Statement timeout, shutdown, crash, start, idle timeout; a lock not to be had; a server that became a replica; no such database. */
    private static final Set<String> STATES =
            Set.of("57014", "57P01", "57P02", "57P03", "57P05", "55P03", "25006", "3D000");

    /** Undefined schema and undefined table. */
    private static final Set<String> MISSING = Set.of("3F000", "42P01");

    private Outages() {}

    /** @param migrated whether the service's own schema is complete: before that, what is missing is still to come */
    static boolean isOutage(Throwable failure, boolean migrated) {
        return switch (failure) {
            case UnavailableException _ -> true;
            case PgException e -> isOutage(String.valueOf(e.getSqlState()), migrated);
            case DatabaseException _ -> false;
            case ClosedConnectionException _ -> true;
            case VertxException e -> saysClosed(e);
            case NoStackTraceThrowable e -> saysClosed(e);
            case TimeoutException _ -> true;
            case io.smallrye.mutiny.TimeoutException _ -> true;
            case JacksonException _ -> false;
            case IOException _ -> true;
            default -> false;
        };
    }

    /** The schema or table does not exist: {@code failure} came from PostgreSQL and says so. */
    static boolean isMissing(Throwable failure) {
        return failure instanceof PgException e && MISSING.contains(e.getSqlState());
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
