package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Binaries;
import io.dealerflow.embedded.Child;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.DatabaseRoles;
import io.dealerflow.embedded.KafkaServer;
import io.dealerflow.embedded.Ports;
import io.dealerflow.embedded.PostgresServer;
import io.dealerflow.embedded.RedisServer;
import io.dealerflow.embedded.ServerSettings;
import io.dealerflow.launcher.system.DataFolder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL, Kafka and Redis of one folder; each keeps its port while the system runs. */
final class Servers {
    private static final String DATABASE = "dealerflow";
    private static final int POSTGRES_PORT = 25_432;
    private static final int KAFKA_PORT = 29_092;
    private static final int REDIS_PORT = 26_379;

    private final DataFolder folder;
    private final ChildProcesses children;
    private final Secrets secrets;
    private final List<String> kafkaOptions;
    private final Binaries binaries = Binaries.forCurrentUser();
    private final int postgresPort = Ports.preferred(POSTGRES_PORT);
    private final int kafkaPort = Ports.preferred(KAFKA_PORT);
    private final int redisPort = Ports.preferred(REDIS_PORT);

    /** With options for the broker's JVM beside its usual ones. */
    Servers(DataFolder folder, ChildProcesses children, Secrets secrets, List<String> kafkaOptions) {
        this.folder = folder;
        this.children = children;
        this.secrets = secrets;
        this.kafkaOptions = kafkaOptions;
    }

    List<Component> components() {
        return List.of(
                new ServerComponent("postgres", "127.0.0.1:" + postgresPort, this::postgres),
                new ServerComponent("kafka", bootstrapServers(), this::kafka),
                new ServerComponent("redis", "127.0.0.1:" + redisPort, this::redis));
    }

    private Child postgres() throws IOException {
        PostgresServer server =
                PostgresServer.start(children, binaries, settings("postgres", postgresPort), secrets.admin());
        Map<String, String> passwords = new HashMap<>();
        for (ServiceKind kind : ServiceKind.values()) {
            passwords.put("dealerflow." + kind.role() + "_password", secrets.of(kind));
        }
        server.prepare(DATABASE, DatabaseRoles.script(), passwords);
        return server.child();
    }

    private Child kafka() throws IOException {
        return KafkaServer.start(children, settings("kafka", kafkaPort), kafkaOptions)
                .child();
    }

    private Child redis() throws IOException {
        return RedisServer.start(children, binaries, settings("redis", redisPort))
                .child();
    }

    private ServerSettings settings(String name, int port) {
        return new ServerSettings(folder.root().resolve(name), port, true, folder.log(name));
    }

    /** Environment of a service with the addresses and passwords of the servers. */
    Map<String, String> environmentOf(ServiceKind kind) {
        return Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                "DATABASE_URL", "127.0.0.1:" + postgresPort + "/" + DATABASE,
                "DATABASE_USER", kind.role(),
                "DATABASE_PASSWORD", secrets.of(kind),
                "REDIS_URL", redisUrl());
    }

    /** The admin key of this system's services. */
    String apiKey() {
        return secrets.apiKey();
    }

    /** The key for the secrets of webhooks. */
    String webhookKey() {
        return secrets.webhookKey();
    }

    String bootstrapServers() {
        return "127.0.0.1:" + kafkaPort;
    }

    String postgresUrl() {
        return "postgresql://" + PostgresServer.ADMIN + ":" + secrets.admin() + "@127.0.0.1:" + postgresPort + "/"
                + DATABASE;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgresPort + "/" + DATABASE + "?user=" + PostgresServer.ADMIN
                + "&password=" + secrets.admin();
    }

    String redisUrl() {
        return "redis://127.0.0.1:" + redisPort;
    }
}
