package io.dealerflow.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.ProcessIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {
    @TempDir
    Path home;

    @Test
    void isDescribedInTheFixedFormForItsOwnerOnly() throws Exception {
        DataFolder folder = folder("one");
        system(folder).write(folder);

        Path file = folder.run().resolve("services.json");
        JsonNode json = Wire.json().readTree(file.toFile());
        assertThat(json.path("services").get(0).propertyStream().map(java.util.Map.Entry::getKey))
                .containsExactly("name", "pid", "http_port", "log");
        assertThat(json.has("bootstrap_servers") && json.has("postgres_url") && json.has("redis_url"))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(RunningSystem.read(folder)).contains(system(folder));
    }

    @Test
    void theOneStartedLastIsMeantAmongThoseThatRun() throws Exception {
        Systems systems = new Systems(home.resolve("state"));
        for (String name : List.of("first", "second", "third")) {
            DataFolder folder = folder(name);
            system(folder).write(folder);
            systems.remember(folder);
        }
        run(folder("first"));
        run(folder("second"));

        assertThat(systems.running(null).data()).endsWith("second");
        assertThat(systems.running(home.resolve("first")).data()).endsWith("first");
        assertThatThrownBy(() -> systems.running(home.resolve("third")))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.exitCode()).isEqualTo(5));
    }

    private DataFolder folder(String name) {
        DataFolder folder = new DataFolder(home.resolve(name));
        folder.create();
        return folder;
    }

    /** As if this JVM were the launcher. */
    private static void run(DataFolder folder) throws Exception {
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
    }

    private static RunningSystem system(DataFolder folder) {
        return new RunningSystem(
                folder.root().toString(),
                "http://127.0.0.1:8080",
                1,
                List.of(new ServiceEntry("gex-api", 2, 8080, "log"), new ServiceEntry("redis", 3, null, "log")),
                "127.0.0.1:9092",
                "postgresql://",
                "jdbc:postgresql://",
                "redis://");
    }
}
