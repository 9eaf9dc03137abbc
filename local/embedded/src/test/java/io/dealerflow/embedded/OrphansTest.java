package io.dealerflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    @TempDir
    Path run;

    private Process process;

    @BeforeEach
    void startSomething() throws Exception {
        process = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() throws Exception {
        process.destroyForcibly().waitFor();
    }

    @Test
    void endsTheProcessThatThePidFileWasWrittenFor() throws Exception {
        Path file = run.resolve("kafka.pid");
        ProcessIdentity.of(process.pid()).orElseThrow().write(file);

        Orphans.terminate(run);

        assertThat(process.waitFor()).isNotZero();
        assertThat(file).doesNotExist();
    }

    @Test
    void sparesAProcessThatOnlyGotTheSamePid() throws Exception {
        ProcessIdentity other = ProcessIdentity.of(process.pid()).orElseThrow();
        Path file = run.resolve("kafka.pid");
        new ProcessIdentity(other.pid(), other.startTicks() - 1).write(file);

        Orphans.terminate(run);

        assertThat(process.isAlive()).isTrue();
        assertThat(file).doesNotExist();
    }

    @Test
    void ignoresAPidFileThatIsNotWhole() throws Exception {
        Files.writeString(run.resolve("kafka.pid"), "12");

        Orphans.terminate(run);

        assertThat(run.resolve("kafka.pid")).doesNotExist();
    }
}
