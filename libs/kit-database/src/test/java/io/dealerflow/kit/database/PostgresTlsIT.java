package io.dealerflow.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dealerflow.testkit.TestServers;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The configured clients against a server that has a certificate for its address. */
class PostgresTlsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PASSWORD = "changeit";
    private static final String IS_ENCRYPTED = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    static Path folder;

    @BeforeAll
    static void giveTheServerACertificate() throws Exception {
        Pair server = selfSigned(folder.resolve("server.p12"));
        Files.writeString(folder.resolve("root.pem"), server.certificate());
        try (Connection connection = TestServers.connect()) {
            write(connection, "server.crt", server.certificate());
            write(connection, "server.key", server.key());
            execute(connection, "COPY (SELECT 1) TO PROGRAM 'cat > /dev/null; chmod 600 server.key'");
            switchTls(connection, "on");
        }
    }

    private record Pair(String certificate, String key) {}

    private static Pair selfSigned(Path keys) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
        return new Pair(
                pem("CERTIFICATE", store.getCertificate("a").getEncoded()),
                pem("PRIVATE KEY", store.getKey("a", PASSWORD.toCharArray()).getEncoded()));
    }

    @AfterAll
    static void close() throws SQLException {
        VERTX.close();
        try (Connection connection = TestServers.connect()) {
            switchTls(connection, "off");
        }
    }

    private static void switchTls(Connection connection, String state) throws SQLException {
        execute(connection, "ALTER SYSTEM SET ssl = " + state);
        execute(connection, "SELECT pg_reload_conf()");
        await().atMost(LIMIT).until(() -> text(connection, "SHOW ssl").equals(state));
    }

    /** Into the server's own folder, as the server's own user. */
    private static void write(Connection connection, String file, String content) throws SQLException {
        String object = text(connection, "SELECT lo_from_bytea(0, convert_to('" + content + "', 'UTF8'))");
        execute(connection, "SELECT lo_export(" + object + ", '" + file + "')");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }

    /** The module's own defaults, with what an operator sets. */
    private static SmallRyeConfig config(String mode) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "quarkus.application.name",
                "tls-it",
                "dealerflow.schema",
                "public",
                "DATABASE_URL",
                TestServers.postgres() + "/dealerflow",
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "test",
                "DATABASE_SSL_MODE",
                mode));
        if (mode.startsWith("verify")) {
            environment.put("DATABASE_SSL_ROOT_CERT", folder.resolve("root.pem").toString());
        }
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(DatabaseConfig.class)
                .withSources(
                        new PropertiesConfigSource(environment, "environment", 200),
                        new PropertiesConfigSource(
                                DatabaseConfig.class.getResource("/META-INF/microprofile-config.properties"), 100))
                .build();
    }

    private static boolean reactiveIsEncrypted(SmallRyeConfig config) throws Exception {
        PostgresPool pool = new PostgresPool(
                config.getConfigMapping(DatabaseConfig.class),
                config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                Optional.of(config.getValue("quarkus.datasource.password", String.class)),
                config.getValue("quarkus.application.name", String.class));
        return PgConnection.connect(VERTX, pool.options())
                .compose(connection -> connection
                        .query(IS_ENCRYPTED)
                        .execute()
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .eventually(() -> connection.close()))
                .toCompletionStage()
                .toCompletableFuture()
                .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    private static boolean jdbcIsEncrypted(SmallRyeConfig config) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class), "postgres", "test")) {
            return text(connection, IS_ENCRYPTED).equals("t");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-ca", "verify-full"})
    @DisplayName("both clients use TLS when DATABASE_SSL_MODE requires it")
    void bothClientsSpeakTls(String mode) throws Exception {
        SmallRyeConfig config = config(mode);

        assertThat(reactiveIsEncrypted(config)).isTrue();
        assertThat(jdbcIsEncrypted(config)).isTrue();
    }

    @Test
    void withoutTheSettingNeitherDoes() throws Exception {
        SmallRyeConfig config = config("disable");

        assertThat(reactiveIsEncrypted(config)).isFalse();
        assertThat(jdbcIsEncrypted(config)).isFalse();
    }

    @Test
    void certificateOfAnUnknownAuthorityIsRefusedByBoth() throws Exception {
        Path other = folder.resolve("root.pem");
        String trusted = Files.readString(other);
        SmallRyeConfig config = config("verify-full");
        Files.writeString(other, selfSigned(folder.resolve("other.p12")).certificate());
        try {
            assertThatThrownBy(() -> reactiveIsEncrypted(config)).hasMessageContaining("SSL");
            assertThatThrownBy(() -> jdbcIsEncrypted(config)).hasMessageContaining("SSL");
        } finally {
            Files.writeString(other, trusted);
        }
    }
}
