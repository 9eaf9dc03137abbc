package io.dealerflow.testkit;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers. */
final class DockerEngine {
    private DockerEngine() {}

    /** Testcontainers is called only where an engine is configured or listens: it logs an ERROR when it finds none. */
    static boolean answers() {
        Path home = Path.of(System.getProperty("user.home"));
        return mayAnswer(System.getenv(), home, sockets(System.getenv(), home))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    static boolean mayAnswer(Map<String, String> environment, Path home, List<Path> sockets) {
        return environment.containsKey("DOCKER_HOST")
                || Files.exists(home.resolve(".testcontainers.properties"))
                || sockets.stream().anyMatch(DockerEngine::accepts);
    }

    /** Where engines listen on Linux: as a service, without root, and Docker Desktop's. */
    private static List<Path> sockets(Map<String, String> environment, Path home) {
        List<Path> sockets = new ArrayList<>(List.of(
                Path.of("/var/run/docker.sock"),
                home.resolve(".docker/run/docker.sock"),
                home.resolve(".docker/desktop/docker.sock")));
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null) {
            sockets.add(Path.of(runtime, "docker.sock"));
        }
        return sockets;
    }

    private static boolean accepts(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException nobodyListens) {
            return false;
        }
    }
}
