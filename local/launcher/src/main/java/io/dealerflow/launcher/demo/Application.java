package io.dealerflow.launcher.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A built service.
 *
 * @param jar Quarkus's runnable jar, beside the folders of what it runs
 */
record Application(Path jar) {
    private static final String MAIN_CLASS = "io.quarkus.runner.GeneratedMain";
    /** In the order of the class path: bytecode that Quarkus has transformed or generated hides what it was made of. */
    private static final List<String> FOLDERS = List.of("quarkus", "app", "lib/boot", "lib/main");

    Recording recording() {
        return new Recording(jar, jar.resolve("../../start.aot").normalize());
    }

    /** The JVM arguments that run it, with the recording when there is one of this build. */
    List<String> arguments() throws IOException {
        return recording().isUsable() ? onClassPath(recording().reading()) : List.of("-jar", jar.toString());
    }

    /** The JVM arguments that run another program of its jars. */
    List<String> arguments(String mainClass) throws IOException {
        return List.of("-cp", classPath(), mainClass);
    }

    /** The JVM arguments that run it and write the recording when it ends. */
    List<String> recordingArguments() throws IOException {
        return onClassPath(recording().writing());
    }

    /** A recording holds classes of the JVM's own loaders only, not of the loader in the runnable jar. */
    private List<String> onClassPath(List<String> options) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        try (JarFile runner = new JarFile(jar.toFile())) {
            String opened = runner.getManifest().getMainAttributes().getValue("Add-Opens");
            for (String packageName : opened == null ? List.<String>of() : List.of(opened.split(" "))) {
                arguments.add("--add-opens=" + packageName + "=ALL-UNNAMED");
            }
        }
        arguments.addAll(List.of("-cp", classPath(), MAIN_CLASS));
        return arguments;
    }

    private String classPath() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(jar.resolveSibling(folder))) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .sorted(Comparator.reverseOrder())
                        .forEach(jars::add);
            }
        }
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
