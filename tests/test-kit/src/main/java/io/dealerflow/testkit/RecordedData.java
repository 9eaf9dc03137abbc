package io.dealerflow.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Market data as it was received, kept outside the repository. It is looked for in {@code DEALERFLOW_TEST_DATA} (environment or
 * system property), else in {@code ../shared/data} beside the checkout. Tests that need what is not there are skipped, with a
 * message that begins {@code recorded data is absent}, by which the end of a run counts them.
 */
public final class RecordedData {
    private static final String VARIABLE = "DEALERFLOW_TEST_DATA";

    private RecordedData() {}

    /** A file or folder of the recorded data; skips the calling test when it is absent. */
    public static Path file(String name) {
        Path file = root(System.getProperty(VARIABLE, System.getenv(VARIABLE))).resolve(name);
        Assumptions.assumeTrue(
                Files.exists(file), () -> "recorded data is absent: " + name + " (set " + VARIABLE + " to its folder)");
        return file;
    }

    /**
     * The folder of cases: inputs modelled on publicly reported problems, with the expected values. It is
     * beside the recorded data; the calling test is skipped when it is absent.
     */
    public static Path cases() {
        Path cases = root(System.getProperty(VARIABLE, System.getenv(VARIABLE))).resolveSibling("cases");
        Assumptions.assumeTrue(
                Files.isDirectory(cases),
                () -> "recorded data is absent: " + cases + " (beside the folder of " + VARIABLE + ")");
        return cases;
    }

    /**
     * The folder of requests to and answers of the public GEX Visualizer, one file a call. It lies beside the recorded data; the
     * calling test is skipped when it is absent.
     */
    public static Path visualizer() {
        Path calls = root(System.getProperty(VARIABLE, System.getenv(VARIABLE))).resolveSibling("gex-visualizer");
        Assumptions.assumeTrue(
                Files.isDirectory(calls),
                () -> "recorded data is absent: " + calls + " (beside the folder of " + VARIABLE + ")");
        return calls;
    }

    /** @param configured value of the variable; null when it is not set */
    static Path root(@Nullable String configured) {
        return configured == null || configured.isEmpty()
                ? checkout().resolveSibling("shared").resolve("data")
                : Path.of(configured);
    }

    /** The nearest folder upwards that is the root of a checkout. */
    private static Path checkout() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(".mvn"))) {
                return folder;
            }
        }
        return here;
    }
}
