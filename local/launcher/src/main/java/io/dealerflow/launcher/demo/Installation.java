package io.dealerflow.launcher.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Location of the built project.
 *
 * @param root the folder of the {@code dealerflow} script
 */
public record Installation(Path root) {
    /** {@code DEALERFLOW_HOME} when set, else found from the location of this class. */
    public static Installation find() {
        String configured = System.getenv().getOrDefault("DEALERFLOW_HOME", "");
        if (!configured.isEmpty()) {
            return new Installation(Path.of(configured).toAbsolutePath());
        }
        String own = Optional.ofNullable(
                        Installation.class.getProtectionDomain().getCodeSource())
                .map(source -> Path.of(java.net.URI.create(source.getLocation().toString()))
                        .toString())
                .orElse("");
        for (Path folder = Path.of(own).toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("dealerflow"))) {
                return new Installation(folder);
            }
        }
        return new Installation(Path.of("").toAbsolutePath());
    }

    /** A service; empty when it is not built. */
    Optional<Application> application(ServiceKind kind) {
        Path jar = root.resolve(kind.serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
        return Files.isRegularFile(jar) ? Optional.of(new Application(jar)) : Optional.empty();
    }

    /** The programs that train models, with what they need. */
    public Path models() {
        return root.resolve("models");
    }

    /** Of the broker, which runs from the launcher's own jars. */
    Recording kafkaRecording() {
        Path target = root.resolve("local/launcher/target");
        return new Recording(target.resolve("launcher.jar"), target.resolve("kafka.aot"));
    }

    /** Of all JVMs of a system. */
    List<Recording> recordings() {
        Stream<Recording> services = Arrays.stream(ServiceKind.values())
                .flatMap(kind -> application(kind).stream())
                .map(Application::recording);
        return Stream.concat(services, Stream.of(kafkaRecording())).toList();
    }
}
