package io.dealerflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnprivilegedTest {
    private static final List<String> WHO_AM_I = List.of("id", "-u");

    @TempDir
    Path folder;

    @BeforeEach
    void everyUserMayPass() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static List<Unprivileged> waysForRoot() {
        return Unprivileged.FOR_ROOT;
    }

    @ParameterizedTest
    @MethodSource("waysForRoot")
    void everyWayOfRootRunsTheProgramAsAnotherUserWhoOwnsTheFolder(Unprivileged way) throws Exception {
        assumeTrue(output(WHO_AM_I).equals("0"), "only for root");
        assumeTrue(way.works(Files.createDirectory(folder.resolve("probe"))), "forbidden on this machine");
        Path own = Files.createDirectory(folder.resolve("own"));
        way.own(own);

        assertThat(output(way.wrap(WHO_AM_I))).isNotEqualTo("0");
        assertThat(output(way.wrap(List.of("sh", "-c", "touch " + own + "/file && echo written"))))
                .isEqualTo("written");
    }

    @Test
    void whoeverRunsThisGetsAWayThatIsNotRoot() throws Exception {
        Unprivileged way = Unprivileged.in(folder.resolve("data"));

        assertThat(output(way.wrap(WHO_AM_I))).matches("[1-9]\\d*");
    }

    private static String output(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
