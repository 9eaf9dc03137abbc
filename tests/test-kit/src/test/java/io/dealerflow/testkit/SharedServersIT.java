package io.dealerflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SharedServersIT {
    @Test
    void everyServiceRoleHasItsSchema() throws Exception {
        for (String role : new String[] {"ingest", "feature", "scoring", "gex", "report", "worker"}) {
            var servers = new DealerflowServers();
            servers.init(Map.of("servers", "postgres", "role", role));
            Map<String, String> config = servers.start();
            String url = "jdbc:postgresql://" + config.get("DATABASE_URL");

            try (var connection = DriverManager.getConnection(
                            url, config.get("DATABASE_USER"), config.get("DATABASE_PASSWORD"));
                    var schema = connection.createStatement().executeQuery("SELECT current_schema")) {
                schema.next();
                assertThat(schema.getString(1)).isEqualTo(role);
            }
        }
    }

    @Test
    void probeReadsWhatItSent() {
        try (KafkaProbe probe = new KafkaProbe()) {
            probe.createTopics("probe");
            probe.createTopics("probe");
            probe.send("probe", "key", "value".getBytes(StandardCharsets.UTF_8), Map.of("header", "text"));

            var message =
                    probe.awaitKey("probe", "key", 1, Duration.ofSeconds(20)).getFirst();

            assertThat(new String(message.value(), StandardCharsets.UTF_8)).isEqualTo("value");
            assertThat(KafkaProbe.header(message, "header")).isEqualTo("text");
            assertThat(KafkaProbe.header(message, "other")).isNull();
            assertThat(probe.all("probe")).hasSize(1);
        }
    }

    @Test
    @DisplayName("a class loader of its own, as every Quarkus test has, finds the servers that already run")
    void serversStartOnceForAllTests() throws Exception {
        String redis = TestServers.redis();
        List<URL> classPath = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }

        try (var loader = new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> other = loader.loadClass(TestServers.class.getName());

            assertThat(other).isNotSameAs(TestServers.class);
            assertThat(other.getMethod("redis").invoke(null)).isEqualTo(redis);
        }
    }
}
