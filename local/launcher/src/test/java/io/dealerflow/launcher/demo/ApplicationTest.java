package io.dealerflow.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
    private static final FileTime BUILD = FileTime.from(Instant.parse("2026-03-11T12:00:00Z"));
    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-03-11T11:00:00Z"));
    private static final FileTime AFTER = FileTime.from(Instant.parse("2026-03-11T13:00:00Z"));

    @TempDir
    Path target;

    private Path folder;
    private Application application;

    @BeforeEach
    void build() throws IOException {
        folder = target.resolve("quarkus-app");
        for (String jar : new String[] {
            "quarkus/transformed-bytecode.jar",
            "quarkus/generated-bytecode.jar",
            "quarkus/quarkus-application.dat",
            "app/service.jar",
            "lib/boot/boot.jar",
            "lib/main/main.jar"
        }) {
            Files.createDirectories(folder.resolve(jar).getParent());
            Files.createFile(folder.resolve(jar));
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Add-Opens", "java.base/java.lang java.base/java.nio");
        Path jar = folder.resolve("quarkus-run.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        Files.setLastModifiedTime(jar, BUILD);
        application = new Application(jar);
    }

    @Test
    void withoutARecordingTheRunnableJarIsStarted() throws IOException {
        assertThat(application.arguments())
                .containsExactly("-jar", folder.resolve("quarkus-run.jar").toString());
    }

    @Test
    void aRecordingOfAnEarlierBuildIsNotUsed() throws IOException {
        recorded(BEFORE);

        assertThat(application.recording().isUsable()).isFalse();
        assertThat(application.arguments()).startsWith("-jar");
    }

    @Test
    void aRecordedApplicationRunsOnTheClassPathItWasRecordedOnWithTheOpenPackagesOfItsManifest() throws IOException {
        recorded(AFTER);

        assertThat(application.arguments())
                .startsWith("-XX:AOTCache=" + target.resolve("start.aot"))
                .contains("--add-opens=java.base/java.lang=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED")
                .endsWith(
                        "-cp",
                        String.join(
                                ":",
                                folder.resolve("quarkus/transformed-bytecode.jar")
                                        .toString(),
                                folder.resolve("quarkus/generated-bytecode.jar").toString(),
                                folder.resolve("app/service.jar").toString(),
                                folder.resolve("lib/boot/boot.jar").toString(),
                                folder.resolve("lib/main/main.jar").toString()),
                        "io.quarkus.runner.GeneratedMain");
        assertThat(application.arguments())
                .as("the JVM refuses a cache of another class path")
                .containsAll(application
                        .recordingArguments()
                        .subList(1, application.recordingArguments().size()));
    }

    @Test
    void nothingRecordedIsAnError() {
        assertThatThrownBy(application.recording()::keep).isInstanceOf(NoSuchFileException.class);
    }

    private void recorded(FileTime time) throws IOException {
        Path cache = Files.createFile(target.resolve("start.aot.new"));
        Files.setLastModifiedTime(cache, time);
        application.recording().keep();
    }
}
