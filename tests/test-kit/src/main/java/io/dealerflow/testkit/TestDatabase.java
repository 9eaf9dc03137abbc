package io.dealerflow.testkit;

import io.dealerflow.embedded.DatabaseRoles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database of the tests: created as on a cluster, with one password for every role. */
final class TestDatabase {
    static final String ADMIN = "postgres";
    static final String PASSWORD = "test";
    static final String NAME = "dealerflow";

    private static final List<String> ROLES = List.of("ingest", "feature", "scoring", "gex", "report", "worker");

    private TestDatabase() {}

    static Connection connect(String address, String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + database, ADMIN, PASSWORD);
    }

    /** Makes the database with its roles and schemas. */
    static void prepare(String address) throws IOException {
        try {
            try (var connection = connect(address, "postgres");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + NAME);
            }
            try (var connection = connect(address, NAME);
                    var setting = connection.prepareStatement("SELECT set_config(?, ?, false)");
                    var statement = connection.createStatement()) {
                for (String role : ROLES) {
                    setting.setString(1, "dealerflow." + role + "_password");
                    setting.setString(2, PASSWORD);
                    setting.execute();
                }
                statement.execute(DatabaseRoles.script());
            }
        } catch (SQLException e) {
            throw new IOException("cannot prepare the test database", e);
        }
    }
}
