package io.dealerflow.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName(
        "Testcontainers, whose search logs an ERROR where it finds no engine, is asked only where there may be one")
class DockerEngineTest {
    @TempDir
    Path home;

    private Path socket;

    @BeforeEach
    void nameSocket() {
        socket = home.resolve("docker.sock");
    }

    @Test
    void notWithoutConfigurationAndSocket() {
        assertThat(mayAnswer(Map.of())).isFalse();
    }

    @Test
    void notWhereTheEngineThatMadeTheSocketHasEnded() throws Exception {
        listen().close();

        assertThat(socket).exists();
        assertThat(mayAnswer(Map.of())).isFalse();
    }

    @Test
    void whereAnEngineListens() throws Exception {
        try (ServerSocketChannel engine = listen()) {
            assertThat(engine.isOpen()).isTrue();
            assertThat(mayAnswer(Map.of())).isTrue();
        }
    }

    @Test
    void whereTheUserConfiguredOne() throws Exception {
        assertThat(mayAnswer(Map.of("DOCKER_HOST", "tcp://docker:2375"))).isTrue();
        Files.createFile(home.resolve(".testcontainers.properties"));
        assertThat(mayAnswer(Map.of())).isTrue();
    }

    private ServerSocketChannel listen() throws Exception {
        ServerSocketChannel engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        return engine.bind(UnixDomainSocketAddress.of(socket));
    }

    private boolean mayAnswer(Map<String, String> environment) {
        return DockerEngine.mayAnswer(environment, home, List.of(socket));
    }
}
