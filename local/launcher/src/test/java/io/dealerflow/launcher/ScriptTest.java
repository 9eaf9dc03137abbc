package io.dealerflow.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code dealerflow} script in a checkout that has never been built, and its functions. */
class ScriptTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final FileTime BUILD = FileTime.from(Instant.parse("2026-03-11T12:00:00Z"));
    private static final FileTime BEFORE = FileTime.from(Instant.parse("2026-03-11T11:00:00Z"));
    private static final FileTime AFTER = FileTime.from(Instant.parse("2026-03-11T13:00:00Z"));

    @TempDir
    Path checkout;

    @BeforeEach
    void copyWhatHelpNeeds() throws Exception {
        Files.copy(ROOT.resolve("dealerflow"), checkout.resolve("dealerflow"));
        Files.copy(ROOT.resolve("pom.xml"), checkout.resolve("pom.xml"));
        Path help = Files.createDirectories(checkout.resolve("local/launcher/help"));
        try (Stream<Path> files = Files.list(Path.of("help"))) {
            for (Path file : files.toList()) {
                Files.copy(file, help.resolve(file.getFileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "demo --help",
                "ingest -h",
                "dlq --help",
                "dlq list --help",
                "test --help",
                "verify --help"
            })
    @DisplayName("--help in a fresh clone answers without building and without a JDK")
    void helpNeedsNoBuild(String arguments) throws Exception {
        Outcome outcome = script(arguments.split(" "));

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEqualTo(Captured.run(arguments.split(" ")).out());
        assertThat(checkout.resolve(".tools")).doesNotExist();
    }

    @Test
    @DisplayName("--version in a fresh clone answers without building, and as the built command does")
    void versionNeedsNoBuild() throws Exception {
        assertThat(script("--version").out())
                .isEqualTo(Captured.run("--version").out())
                .matches("dealerflow \\d+\\.\\S+\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "--nonsense"})
    @DisplayName("an unknown command in a fresh clone is a usage error without a build")
    void wrongUsageNeedsNoBuild(String argument) throws Exception {
        Outcome outcome = argument.isEmpty() ? script() : script(argument);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("dealerflow: ").contains("Usage: dealerflow");
        assertThat(checkout.resolve(".tools")).doesNotExist();
    }

    @Test
    void nothingIsBuiltWhenNothingHasChanged() throws Exception {
        builtCheckout();
        touch("libs/quant/target/classes/Some.class", AFTER);
        touch("libs/quant/src/test/java/SomeTest.java", AFTER);

        assertThat(needsBuild()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                ".mvn/jvm.config",
                "gex-api/pom.xml",
                "gex-api/src/main/resources/application.properties",
                "libs/quant/src/main/java/io/dealerflow/quant/Some.java",
                "local/launcher/pom.xml",
                "one/level/deeper/src/main/java/Some.java"
            })
    @DisplayName("a source changed in any module, at any depth, is built before the next demo")
    void aChangedSourceNeedsABuild(String file) throws Exception {
        builtCheckout();
        touch(file, AFTER);

        assertThat(needsBuild()).isTrue();
    }

    @Test
    @DisplayName("the start is prepared again when anything was built after its recording")
    void aBuildNeedsARecording() throws Exception {
        touch("local/launcher/target/launcher.jar", BUILD);
        touch("local/launcher/target/launcher.aot", AFTER);
        touch("local/launcher/target/kafka.aot", AFTER);
        touch("gex-api/target/quarkus-app/quarkus-run.jar", BUILD);
        touch("gex-api/target/start.aot", AFTER);
        touch("report-service/target/quarkus-app/quarkus-run.jar", BUILD);
        assertThat(isPrepared()).isFalse();

        touch("report-service/target/start.aot", BEFORE);
        assertThat(isPrepared()).isFalse();

        touch("report-service/target/start.aot", AFTER);
        assertThat(isPrepared()).isTrue();
    }

    private boolean isPrepared() throws Exception {
        return bash("if prepared; then echo yes; else echo no; fi").out().equals("yes\n");
    }

    @Test
    @DisplayName("skipped and flaky tests are counted in services, in libs/ and in tests/, those of this run alone")
    void testsOfAllModulesAreCounted() throws Exception {
        touch("started", BUILD);
        report("gex-api/target/surefire-reports/TEST-a.xml", AFTER);
        report("libs/quant/target/surefire-reports/TEST-b.xml", AFTER);
        report("tests/system-tests/target/failsafe-reports/TEST-c.xml", AFTER);
        report("tests/system-tests/target/failsafe-reports/TEST-old.xml", BEFORE);

        assertThat(bash("count_reported started '<skipped.*recorded data is absent'")
                        .out()
                        .strip())
                .isEqualTo("3");
        assertThat(bash("count_reported started '<skipped.*for another reason'")
                        .out()
                        .strip())
                .isEqualTo("3");
        assertThat(bash("count_reported started '<flaky(Failure|Error)'").out().strip())
                .isEqualTo("6");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, passed",
        "1, 1, FAILED (1)",
        "2, 2, FAILED (2)",
        "20, 0, left out: there is no Python",
        "21, 21, FAILED (21)",
        "23, 0, left out: see above"
    })
    @DisplayName("verify runs all checks in their order, says what became of each, and fails where one fails")
    void verifyRunsAllChecks(int contract, int expected, String word) throws Exception {
        longChecks(contract);

        Outcome outcome = bash("fetch_stores() { echo stores; }; run_tests() { echo tests; }; run_verify");

        assertThat(outcome.exitCode()).isEqualTo(expected);
        assertThat(outcome.out())
                .containsSubsequence(
                        "stores\n", "tests\n", "contract --max-examples", "models\n", "manifests\n", "kubernetes\n")
                .containsPattern("\ntests +passed\ncontract +" + Pattern.quote(word))
                .containsPattern("\nmodels +passed\nmanifests +passed\nkubernetes +passed\n$");
    }

    @Test
    @DisplayName("verify runs the checks that are named alone")
    void verifyRunsWhatIsNamed() throws Exception {
        longChecks(1);

        Outcome outcome = bash("run_tests() { echo tests; }; run_verify manifests kubernetes");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("manifests", "kubernetes").doesNotContain("tests", "contract");
    }

    @Test
    @DisplayName("verify leaves the contract out where tests fail, and refuses a name that it does not have")
    void verifyLeavesTheContractOutWhereTestsFail() throws Exception {
        longChecks(0);

        Outcome failed = bash("fetch_stores() { :; }; run_tests() { return 1; }; run_verify");
        Outcome wrong = bash("run_verify manifest");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.out())
                .containsPattern("tests +FAILED \\(1\\)")
                .containsPattern("contract +not run: tests failed")
                .doesNotContain("--max-examples");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("verify has no check 'manifest', only tests contract models manifests kubernetes");
    }

    private void longChecks(int contract) throws IOException {
        for (var check : Map.of(
                        "tests/contract/run", "contract",
                        "models/check", "models",
                        "k8s/check", "manifests",
                        "k8s/verify", "kubernetes")
                .entrySet()) {
            int exitCode = check.getValue().equals("contract") ? contract : 0;
            String line =
                    "#!/usr/bin/env bash\necho " + check.getValue() + " \"$@\" | sed 's/ $//'\nexit " + exitCode + "\n";
            assertThat(write(check.getKey(), line).toFile().setExecutable(true)).isTrue();
        }
    }

    private void report(String file, FileTime time) throws IOException {
        Path report = write(file, """
            <testcase name="a"><skipped type="T"><![CDATA[T: Assumption failed: recorded data is absent: x
                at Test.a]]></skipped></testcase>
            <testcase name="b"><skipped message="for another reason"/></testcase>
            <testcase name="c"><flakyFailure message="m" type="T">T: m</flakyFailure></testcase>
            <testcase name="d"><flakyError message="m" type="T">T: m</flakyError></testcase>
            """);
        Files.setLastModifiedTime(report, time);
    }

    /** Every file of it is older than the build. */
    private void builtCheckout() throws IOException {
        touch("libs/quant/src/main/java/io/dealerflow/quant/Old.java", BEFORE);
        touch("gex-api/src/main/java/Old.java", BEFORE);
        touch("local/launcher/target/launcher.jar", BUILD);
        touch("local/launcher/target/built", BUILD);
        try (Stream<Path> files = Files.walk(checkout)) {
            for (Path file : files.toList()) {
                if (!file.endsWith("built")) {
                    Files.setLastModifiedTime(file, BEFORE);
                }
            }
        }
    }

    private boolean needsBuild() throws Exception {
        return bash("if needs_build; then echo yes; else echo no; fi").out().equals("yes\n");
    }

    private void touch(String file, FileTime time) throws IOException {
        Path path = checkout.resolve(file);
        Files.setLastModifiedTime(Files.exists(path) ? path : write(file, ""), time);
    }

    private Path write(String file, String content) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    record Outcome(int exitCode, String out, String err) {}

    private Outcome script(String... arguments) throws Exception {
        return run(Stream.concat(Stream.of("bash", "./dealerflow"), Stream.of(arguments))
                .toList());
    }

    /** Runs a line of shell that has the script's functions. */
    private Outcome bash(String line) throws Exception {
        return run(List.of("bash", "-c", ". ./dealerflow; " + line));
    }

    private Outcome run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).directory(checkout.toFile());
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        String out = text(process.getInputStream());
        String err = text(process.getErrorStream());
        return new Outcome(process.waitFor(), out, err);
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
