package io.dealerflow.parquet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Databases of DuckDB in memory, each of its own: one thread, no extensions, times in UTC. */
public final class DuckDb {
    private DuckDb() {}

    /**
     * A new, empty database that ends with its connection.
     *
     * @param megabytes largest memory outside the heap; a statement that needs more fails
     */
    public static Connection open(int megabytes) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", "1");
        settings.setProperty("memory_limit", megabytes + "MB");
        settings.setProperty("temp_directory", "");
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        try {
            execute(connection, "SET TimeZone = 'UTC'");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Runs a statement without parameters. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A name of a table or a column. */
    public static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text or a path as a literal. */
    public static String text(Object text) {
        return "'" + text.toString().replace("'", "''") + "'";
    }
}
