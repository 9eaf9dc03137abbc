package io.dealerflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
    private static final String ROLES = """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'alice') THEN CREATE ROLE alice LOGIN; END IF;
          EXECUTE format('ALTER ROLE alice PASSWORD %L', current_setting('test.alice_password'));
        END $$\
        """;

    @TempDir
    Path data;

    @Test
    void continuesTheSameFolderAfterAnOrderlyStop() throws Exception {
        try (AllServers servers = AllServers.start(data)) {
            servers.postgres.prepare("app", "CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)", Map.of());
            redis(servers, "SET kept 42");
            try (Admin admin = admin(servers)) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1)))
                        .all()
                        .get();
            }
        }
        try (AllServers servers = AllServers.start(data)) {
            assertThat(number(servers, "SELECT n FROM kept")).isEqualTo(42);
            assertThat(redis(servers, "GET kept")).contains("42");
            try (Admin admin = admin(servers)) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
    }

    @Test
    void nothingOutlivesAKilledOwnerAndTheNextOneContinues() throws Exception {
        Process owner = new ProcessBuilder(
                        JavaCommand.executable().toString(),
                        "-cp",
                        JavaCommand.ownClassPath(),
                        AllServers.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line;
        try (var output = owner.inputReader(StandardCharsets.UTF_8)) {
            do {
                line = output.readLine();
                assertThat(line).as("the owner said its pids").isNotNull();
            } while (!line.startsWith("PIDS "));
        }
        List<ProcessIdentity> children = Arrays.stream(line.substring(5).split(" "))
                .map(pid -> ProcessIdentity.of(Long.parseLong(pid)).orElseThrow())
                .toList();

        owner.destroyForcibly().waitFor();

        assertThat(Await.until(Duration.ofSeconds(10), () -> children.stream().noneMatch(ProcessIdentity::isAlive)))
                .as("children gone within 10 s")
                .isTrue();
        try (AllServers servers = AllServers.start(data)) {
            assertThat(number(servers, "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void aFolderInUseIsLeftAlone() throws Exception {
        try (ChildProcesses first = ChildProcesses.open(data)) {
            assertThatThrownBy(() -> ChildProcesses.open(data)).isInstanceOf(AlreadyRunningException.class);
            assertThat(ChildProcesses.owner(data)).isNotNull();
            assertThat(first.watchdogPid()).isPositive();
        }
        assertThat(ChildProcesses.owner(data)).isNull();
    }

    @Nested
    class WhileTheyRun {
        @TempDir
        static Path data;

        private static AllServers servers;

        @BeforeAll
        static void start() throws Exception {
            servers = AllServers.start(data);
        }

        @AfterAll
        static void stop() throws Exception {
            servers.close();
        }

        @Test
        @DisplayName("the broker leaves no unpacked library in the machine's temporary folder")
        void brokerKeepsItsTemporaryFilesInItsFolder() throws Exception {
            compressWithEveryCodec(servers);

            assertThat(mappedLibraries(servers.kafka.child().pid()))
                    .filteredOn(library -> library.startsWith(System.getProperty("java.io.tmpdir")))
                    .isNotEmpty()
                    .allSatisfy(library -> assertThat(library).startsWith(data.toString()));
        }

        @Test
        void preparesRolesAgainAndAgain() throws Exception {
            for (String password : List.of("first", "sec'ond")) {
                servers.postgres.prepare("app", ROLES, Map.of("test.alice_password", password));
                Properties login = new Properties();
                login.setProperty("user", "alice");
                login.setProperty("password", password);
                try (var connection = DriverManager.getConnection(servers.postgres.jdbcUrl("app"), login)) {
                    assertThat(connection.isValid(5)).isTrue();
                }
            }
        }

        @Test
        void brokerTakesWholeChainsAndMakesNoTopicByItself() throws Exception {
            try (Admin admin = admin(servers)) {
                var broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
                var config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
                assertThat(config.get("message.max.bytes").value()).isEqualTo("16777216");
                assertThat(config.get("auto.create.topics.enable").value()).isEqualTo("false");
            }
        }
    }

    private static List<String> mappedLibraries(long pid) throws Exception {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "maps")).stream()
                .filter(line -> line.contains(".so"))
                .map(line -> line.substring(line.indexOf('/')))
                .toList();
    }

    /** The broker recompresses what comes in another codec than its topic has. */
    private static void compressWithEveryCodec(AllServers servers) throws Exception {
        try (Admin admin = admin(servers)) {
            var topic = new NewTopic("packed", 1, (short) 1).configs(Map.of("compression.type", "zstd"));
            admin.createTopics(List.of(topic)).all().get();
        }
        Map<String, Object> config =
                Map.of("bootstrap.servers", servers.kafka.bootstrapServers(), "compression.type", "snappy");
        try (var producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("packed", new byte[1000])).get();
        }
    }

    private static int number(AllServers servers, String sql) throws Exception {
        try (var connection = servers.postgres.connect(sql.equals("SELECT 1") ? "postgres" : "app");
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** The answer to one inline command. */
    private static String redis(AllServers servers, String command) throws Exception {
        URI uri = URI.create(servers.redis.url());
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Admin admin(AllServers servers) {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) servers.kafka.bootstrapServers()));
    }
}
