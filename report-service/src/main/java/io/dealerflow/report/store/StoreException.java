package io.dealerflow.report.store;

import java.sql.SQLException;

/** The database failed; the cause tells whether that passes. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
    }
}
