package io.dealerflow.kit.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.Topic;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContractReflectionTest {
    @Test
    @DisplayName(
            "every record, enum and sealed type of the contracts is registered for native images, nested ones included")
    void everyContractIsRegistered() throws Exception {
        RegisterForReflection registered = ContractReflection.class.getAnnotation(RegisterForReflection.class);

        assertThat(registered.targets()).containsExactlyInAnyOrderElementsOf(contracts());
    }

    private static List<Class<?>> contracts() throws IOException, URISyntaxException {
        URI location =
                Topics.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        Path place = Path.of(location);
        if (Files.isDirectory(place)) {
            return contracts(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return contracts(jar.getPath("/"));
        }
    }

    private static List<Class<?>> contracts(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ContractReflectionTest::load)
                    .filter(type -> type.isRecord() || type.isEnum() || type.isSealed())
                    .filter(type -> type != Topic.class && type.getEnclosingClass() != Topic.class)
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ContractReflectionTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
