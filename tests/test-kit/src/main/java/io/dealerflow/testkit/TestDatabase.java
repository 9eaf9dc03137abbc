package io.dealerflow.testkit;

import io.dealerflow.contracts.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database of the tests: made as on a cluster, with one password for every role. */
final class TestDatabase {
    static final String ADMIN = "postgres";
    static final String PASSWORD = "test";
    static final String NAME = "dealerflow";

    private static final List<String> ROLES = List.of("ingest", "feature", "scoring", "gex", "report");

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
                statement.execute(rolesAndSchemas());
            }
        } catch (SQLException e) {
            throw new IOException("cannot prepare the test database", e);
        }
    }

    private static String rolesAndSchemas() throws IOException {
        try (InputStream sql = Topics.class.getResourceAsStream("database-roles.sql")) {
            if (sql == null) {
                throw new IOException("database-roles.sql is not on the class path");
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
