package io.dealerflow.contracts;

import io.dealerflow.contracts.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled contracts: every record and enum that goes over the wire, and the sealed types above them. */
final class ContractClasses {
    private ContractClasses() {}

    static Stream<Class<?>> all() {
        try (Stream<Path> files = Files.walk(root())) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            return classes.stream()
                    .<Class<?>>map(ContractClasses::load)
                    .filter(type -> type.isRecord() || type.isEnum() || type.isSealed())
                    .filter(type -> type != Topic.class && type.getEnclosingClass() != Topic.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The records and sealed types that are not within another. */
    static Stream<Class<?>> topLevel() {
        return all().filter(type -> !type.isEnum() && type.getEnclosingClass() == null);
    }

    private static Class<?> load(Path file) {
        String name = root().relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
        try {
            return Class.forName(name, false, ContractClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path root() {
        try {
            return Path.of(Topics.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
