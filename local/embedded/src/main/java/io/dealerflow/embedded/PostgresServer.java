package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A PostgreSQL server on the loopback address, with password authentication. */
public final class PostgresServer {
    /** The superuser. */
    public static final String ADMIN = "postgres";

    private static final String NAME = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final Child child;
    private final int port;
    private final String adminPassword;

    private PostgresServer(Child child, int port, String adminPassword) {
        this.child = child;
        this.port = port;
        this.adminPassword = adminPassword;
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param adminPassword of {@link #ADMIN}; the one given when the folder was made
     */
    public static PostgresServer start(
            ChildProcesses children, Binaries binaries, ServerSettings settings, String adminPassword)
            throws IOException {
        Unprivileged user = Unprivileged.in(settings.data());
        Path home = (user.isSomeoneElse() ? binaries.readableByAll() : binaries).postgres();
        Path cluster = settings.data().resolve("cluster");
        if (!Files.exists(cluster)) {
            makeCluster(home, user, settings, adminPassword);
        }
        user.own(cluster);
        removeStaleLock(cluster);
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", cluster.toString()));
        options(settings).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Child child = children.launch(new ChildSpec(
                NAME, user.wrap(command), Map.of("LC_ALL", "C"), settings.data(), settings.log(), StopSignal.INT));
        PostgresServer server = new PostgresServer(child, settings.port(), adminPassword);
        Await.ready(child, START_TIMEOUT, () -> server.execute("postgres", List.of("SELECT 1")));
        return server;
    }

    private static Map<String, String> options(ServerSettings settings) {
        String durable = settings.durable() ? "on" : "off";
        return Map.ofEntries(
                Map.entry("port", Integer.toString(settings.port())),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", durable),
                Map.entry("synchronous_commit", durable),
                Map.entry("full_page_writes", durable),
                Map.entry("max_connections", "150"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("max_wal_size", "256MB"),
                Map.entry("jit", "off"),
                Map.entry("log_line_prefix", "%m [%p] %u@%d "));
    }

    /** Creates it under another name, so that a cluster of the final name is always complete. */
    private static void makeCluster(Path home, Unprivileged user, ServerSettings settings, String adminPassword)
            throws IOException {
        Path making = settings.data().resolve("making");
        Binaries.deleteTree(making);
        Path password = Files.createTempFile(settings.data(), "password", null);
        try {
            Files.writeString(password, adminPassword);
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            user.own(password);
            List<String> command = new ArrayList<>(List.of(
                    home.resolve("bin/initdb").toString(),
                    "--pgdata=" + making,
                    "--username=" + ADMIN,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C"));
            if (!settings.durable()) {
                command.add("--no-sync");
            }
            run(user.wrap(command), settings.data());
        } finally {
            Files.delete(password);
        }
        Files.move(making, settings.data().resolve("cluster"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(List<String> command, Path directory) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed:\n" + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** After a reboot the pid in the lock file may belong to another program, which PostgreSQL would mistake for a postmaster. */
    private static void removeStaleLock(Path cluster) throws IOException {
        Path lock = cluster.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        String pid = Files.readAllLines(lock).getFirst().strip();
        Path command = Path.of("/proc", pid, "comm");
        if (!Files.exists(command) || !Files.readString(command).strip().equals("postgres")) {
            Files.delete(lock);
        }
    }

    /**
     * Creates the database when it is absent, and runs {@code sql} in it.
     *
     * @param sql       may be run again on a database that has it
     * @param variables session settings that {@code sql} reads with {@code current_setting}, such as passwords
     */
    public void prepare(String database, String sql, Map<String, String> variables) throws IOException {
        try {
            if (!exists(database)) {
                execute("postgres", List.of("CREATE DATABASE \"" + database + "\""));
            }
            try (Connection connection = connect(database);
                    var setting = connection.prepareStatement("SELECT set_config(?, ?, false)");
                    var statement = connection.createStatement()) {
                for (var variable : variables.entrySet()) {
                    setting.setString(1, variable.getKey());
                    setting.setString(2, variable.getValue());
                    setting.execute();
                }
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IOException("cannot prepare database " + database + ": " + e.getMessage(), e);
        }
    }

    private boolean exists(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, database);
            return query.executeQuery().next();
        }
    }

    private boolean execute(String database, List<String> statements) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return true;
        }
    }

    /** A connection as superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", ADMIN);
        login.setProperty("password", adminPassword);
        login.setProperty("connectTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), login);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public int port() {
        return port;
    }

    public Child child() {
        return child;
    }
}
