package io.dealerflow.kit.core;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells failures that pass from those that a repeat would not mend. */
public final class Failures {
    /**
     * SQLSTATE classes of a database that is away, starting, stopping, out of resources, or that lost a race
     * (<a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL error codes</a>); 3F and 42 occur while a
     * schema is still being migrated.
     */
    private static final Set<String> PASSING_SQL_STATES = Set.of("08", "25", "40", "53", "55", "57", "58", "3F", "42");

    private Failures() {}

    public static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnavailableException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof RetriableException
                    || (cause instanceof SQLException sql && passes(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || state == null
                || (state.length() >= 2 && PASSING_SQL_STATES.contains(state.substring(0, 2)));
    }
}
