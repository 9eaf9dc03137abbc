package io.dealerflow.launcher.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /** The runnable jar of a service; empty when it is not built. */
    Optional<Path> jar(ServiceKind kind) {
        Path jar = root.resolve(kind.serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
        return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
    }
}
