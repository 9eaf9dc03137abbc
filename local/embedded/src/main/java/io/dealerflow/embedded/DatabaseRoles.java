package io.dealerflow.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script {@code database-roles.sql}: a login role and a schema for each service. */
public final class DatabaseRoles {
    private static final String SCRIPT = "database-roles.sql";

    private DatabaseRoles() {}

    /** What an administrator runs inside the database, each role's password in the session setting that the script names. */
    public static String script() {
        try (InputStream sql = DatabaseRoles.class.getResourceAsStream(SCRIPT)) {
            if (sql == null) {
                throw new IllegalStateException(SCRIPT + " is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
