package io.dealerflow.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A Kafka broker that is its own controller, in a JVM of its own, on the loopback address. */
public final class KafkaServer {
    /** Largest record batch, bytes: a whole option chain of a big index takes 2 MB. */
    public static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

    private static final String NAME = "kafka";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final int PROBE_TIMEOUT_MS = 1000;

    private final Child child;
    private final int port;

    private KafkaServer(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /**
     * A second listener, on which clients need TLS and SASL.
     *
     * @param settings the broker's key store, SASL mechanism and users
     */
    public record SecureListener(int port, Map<String, String> settings) {}

    /** Starts the broker and returns when it answers. */
    public static KafkaServer start(ChildProcesses children, ServerSettings settings) throws IOException {
        return start(children, settings, List.of());
    }

    /** As {@link #start(ChildProcesses, ServerSettings)}, with options for its JVM beside the usual ones. */
    public static KafkaServer start(ChildProcesses children, ServerSettings settings, List<String> jvmOptions)
            throws IOException {
        return start(children, settings, properties(settings), jvmOptions);
    }

    /** As {@link #start(ChildProcesses, ServerSettings)}, with a second listener. */
    public static KafkaServer start(ChildProcesses children, ServerSettings settings, SecureListener listener)
            throws IOException {
        Properties properties = properties(settings);
        String address = ",SASL_SSL://127.0.0.1:" + listener.port();
        properties.merge("listeners", address, (plain, secure) -> plain + secure.toString());
        properties.merge("advertised.listeners", address, (plain, secure) -> plain + secure.toString());
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
        properties.putAll(listener.settings());
        return start(children, settings, properties, List.of());
    }

    private static KafkaServer start(
            ChildProcesses children, ServerSettings settings, Properties configuration, List<String> jvmOptions)
            throws IOException {
        Files.createDirectories(settings.data());
        Path properties = settings.data().resolve("server.properties");
        try (var writer = Files.newBufferedWriter(properties)) {
            configuration.store(writer, "written at every start");
        }
        List<String> command = new ArrayList<>(List.of(JavaCommand.executable().toString()));
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + children.temporaryFolder(NAME),
                "-Xms64m",
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=128m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Djava.util.logging.config.file=" + logging(settings.data()),
                KafkaMain.class.getName(),
                properties.toString()));
        Child child = children.launch(new ChildSpec(
                NAME,
                command,
                Map.of("CLASSPATH", JavaCommand.ownClassPath()),
                settings.data(),
                settings.log(),
                StopSignal.TERM));
        KafkaServer server = new KafkaServer(child, settings.port());
        Await.ready(child, START_TIMEOUT, () -> accepts(settings.port()));
        Await.ready(child, START_TIMEOUT, server::answers);
        return server;
    }

    private static Properties properties(ServerSettings settings) {
        String broker = "PLAINTEXT://127.0.0.1:" + settings.port();
        int controllerPort = Ports.free();
        String bytes = Integer.toString(MAX_MESSAGE_BYTES);
        Properties properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", broker + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", broker),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("log.dirs", settings.data().resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("message.max.bytes", bytes),
                Map.entry("replica.fetch.max.bytes", bytes),
                Map.entry("replica.fetch.response.max.bytes", bytes),
                Map.entry("offsets.topic.num.partitions", "8"),
                Map.entry("transaction.state.log.num.partitions", "8"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("controlled.shutdown.enable", "false"),
                Map.entry("log.cleaner.dedupe.buffer.size", "16777216"),
                Map.entry("log.flush.interval.messages", settings.durable() ? "10000" : "9223372036854775807"),
                Map.entry("num.io.threads", "4"),
                Map.entry("num.network.threads", "2"),
                Map.entry("background.threads", "4")));
        for (String internal : List.of(
                "offsets.topic.replication.factor",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr")) {
            properties.setProperty(internal, "1");
        }
        return properties;
    }

    private static Path logging(Path data) throws IOException {
        return Files.writeString(data.resolve("logging.properties"), """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            kafka.server.level=INFO
            java.util.logging.ConsoleHandler.level=ALL
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s [%3$s] %5$s%6$s%n
            """);
    }

    private static boolean accepts(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PROBE_TIMEOUT_MS);
            return true;
        }
    }

    private boolean answers() throws Exception {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                PROBE_TIMEOUT_MS * 10,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                PROBE_TIMEOUT_MS * 30);
        try (Admin admin = Admin.create(config)) {
            return !admin.describeCluster().nodes().get(40, TimeUnit.SECONDS).isEmpty();
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public Child child() {
        return child;
    }
}
