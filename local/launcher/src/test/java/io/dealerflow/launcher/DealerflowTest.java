package io.dealerflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.embedded.ChildProcesses;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DealerflowTest {
    @TempDir
    Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "ingest",
                "status",
                "logs",
                "stop",
                "dlq",
                "dlq list",
                "dlq show",
                "dlq replay",
                "analyze",
                "train",
                "sample bars",
                "test"
            })
    void everyCommandHasHelp(String command) {
        Captured captured = Captured.run((command + " --help").strip().split(" ", -1));

        assertThat(captured.exitCode()).isZero();
        assertThat(captured.out()).contains("Usage: " + ("dealerflow " + command).strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ingest",
                "demo --port x",
                "demo --port 70000",
                "demo --seed x",
                "dlq",
                "logs",
                "status --nonsense"
            })
    void wrongUsageIsTwo(String line) {
        Captured captured = Captured.run(line.isEmpty() ? new String[0] : line.split(" ", -1));

        assertThat(captured.exitCode()).isEqualTo(2);
        assertThat(captured.err()).contains("Usage:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status --json",
                "stop",
                "ingest file.csv",
                "analyze --input bars --output results",
                "train regime",
                "logs gex-api",
                "dlq list",
                "dlq show",
                "dlq replay"
            })
    void nothingRunningIsFive(String line) {
        Captured captured = Captured.run((line + " --data " + data).split(" ", -1));

        assertThat(captured.exitCode()).isEqualTo(5);
        assertThat(captured.err()).startsWith("dealerflow: nothing is running").doesNotContain("\tat ");
    }

    @Test
    void aFolderInUseIsFourAndIsLeftAlone() throws Exception {
        try (ChildProcesses first = ChildProcesses.open(data.resolve("run"))) {
            Captured captured = Captured.run("demo", "--data", data.toString());

            assertThat(captured.exitCode()).isEqualTo(4);
            assertThat(captured.err()).contains("already running in " + data);
            assertThat(ChildProcesses.owner(first.runDirectory())).isNotNull();
        }
    }

    @Test
    void aTakenPortIsFourAndTheFolderIsGivenBack() throws Exception {
        try (var taken = new ServerSocket(0)) {
            Captured captured =
                    Captured.run("demo", "--data", data.toString(), "--port", Integer.toString(taken.getLocalPort()));

            assertThat(captured.exitCode()).isEqualTo(4);
            assertThat(captured.err()).contains("port " + taken.getLocalPort() + " is already taken");
            assertThat(ChildProcesses.owner(data.resolve("run"))).isNull();
        }
    }
}
