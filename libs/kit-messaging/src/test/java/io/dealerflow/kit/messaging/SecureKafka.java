package io.dealerflow.kit.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.KafkaServer;
import io.dealerflow.embedded.Ports;
import io.dealerflow.embedded.ServerSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A broker that the application reaches only with TLS and SASL, and tests without. The certificate is made for each run and signs
 * itself.
 */
public final class SecureKafka implements QuarkusTestResourceLifecycleManager {
    private static final String PASSWORD = "only-for-this-test";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";
    private static String plain = "";

    /** The listener without TLS and SASL. */
    static String bootstrapServers() {
        return plain;
    }

    @Override
    public Map<String, String> start() {
        try {
            var children = ChildProcesses.openTemporary();
            Path folder = children.runDirectory().resolveSibling("secure-kafka");
            Path keys = children.runDirectory().resolve("broker.p12");
            makeCertificate(keys);
            int port = Ports.free();
            var settings = new ServerSettings(folder, Ports.free(), false, folder.resolveSibling("secure-kafka.log"));
            plain = KafkaServer.start(children, settings, new KafkaServer.SecureListener(port, brokerSettings(keys)))
                    .bootstrapServers();
            return clientSettings(port, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The broker ends with this JVM. */
    @Override
    public void stop() {}

    private static Map<String, String> brokerSettings(Path keys) {
        return Map.of(
                "ssl.keystore.location",
                keys.toString(),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                PASSWORD,
                "ssl.key.password",
                PASSWORD,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.sasl_ssl.plain.sasl.jaas.config",
                LOGIN + "user_service=\"" + PASSWORD + "\";");
    }

    private static Map<String, String> clientSettings(int port, Path keys) {
        return Map.of(
                "kafka.bootstrap.servers",
                "127.0.0.1:" + port,
                "kafka.security.protocol",
                "SASL_SSL",
                "kafka.sasl.mechanism",
                "PLAIN",
                "kafka.sasl.jaas.config",
                LOGIN + "username=\"service\" password=\"" + PASSWORD + "\";",
                "kafka.ssl.truststore.location",
                keys.toString(),
                "kafka.ssl.truststore.type",
                "PKCS12",
                "kafka.ssl.truststore.password",
                PASSWORD);
    }

    private static void makeCertificate(Path keys) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=broker"));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12"));
        command.addAll(List.of("-keystore", keys.toString(), "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
