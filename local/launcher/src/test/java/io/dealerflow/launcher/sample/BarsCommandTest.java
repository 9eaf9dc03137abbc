package io.dealerflow.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BarsCommandTest {
    @TempDir
    Path folder;

    private Captured sample(int contracts, int bars, String output) {
        return Captured.run(
                "sample",
                "bars",
                "--contracts",
                "" + contracts,
                "--bars",
                "" + bars,
                "--output",
                path(output).toString());
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private double[][] prices(String file) throws IOException {
        return Files.readAllLines(path(file)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(fields -> new double[] {
                    Double.parseDouble(fields[1]),
                    Double.parseDouble(fields[2]),
                    Double.parseDouble(fields[3]),
                    Double.parseDouble(fields[4])
                })
                .toArray(double[][]::new);
    }

    @Test
    @DisplayName("the same options write the same bytes, and a contract is the same whatever others there are")
    void deterministic() throws IOException {
        sample(3, 500, "a");
        sample(2, 500, "b");

        for (String file : List.of("SPX.csv", "VIX.csv", "C00001.csv", "C00002.csv")) {
            assertThat(path("a").resolve(file)).hasSameBinaryContentAs(path("b").resolve(file));
        }
        assertThat(path("a/C00003.csv")).exists();
    }

    @Test
    @DisplayName("bars are seven hours of each weekday, with a high and a low around open and close")
    void bars() throws IOException {
        assertThat(sample(1, 100, "a").exitCode()).isEqualTo(ExitCodes.DONE);

        List<String> lines = Files.readAllLines(path("a/C00001.csv"));
        assertThat(lines.getFirst()).isEqualTo("time,open,high,low,close,volume");
        assertThat(lines).hasSize(101);
        // Friday 2010-01-08 20:30 UTC is followed by Monday 14:30
        assertThat(lines.get(35)).startsWith("1262982600,");
        assertThat(lines.get(36)).startsWith("1263220200,");
        for (double[] bar : prices("a/C00001.csv")) {
            assertThat(bar[1]).isGreaterThanOrEqualTo(Math.max(bar[0], bar[3]));
            assertThat(bar[2]).isLessThanOrEqualTo(Math.min(bar[0], bar[3]));
        }
    }

    @Test
    @DisplayName("contracts move with the index, and VIX against it")
    void correlated() throws IOException {
        sample(1, 5_000, "a");

        double[] index = changes("a/SPX.csv");
        assertThat(Math.abs(correlation(index, changes("a/C00001.csv")))).isGreaterThan(0.2);
        assertThat(correlation(index, changes("a/VIX.csv"))).isLessThan(-0.5);
    }

    private double[] changes(String file) throws IOException {
        double[][] prices = prices(file);
        double[] changes = new double[prices.length - 1];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = prices[i + 1][3] / prices[i][3] - 1;
        }
        return changes;
    }

    private static double correlation(double[] x, double[] y) {
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += x[i] * y[i];
            xx += x[i] * x[i];
            yy += y[i] * y[i];
        }
        return xy / Math.sqrt(xx * yy);
    }

    @Test
    @DisplayName("a folder that has files is left alone")
    void notEmpty() throws IOException {
        Files.createDirectories(path("a"));
        Files.writeString(path("a/mine.csv"), "x");

        Captured sample = sample(1, 10, "a");

        assertThat(sample.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(sample.err()).contains("--output must be an empty folder");
    }

    @Test
    void outOfBounds() {
        assertThat(sample(0, 10, "a").err()).contains("--contracts must be 1 to 10000, was 0");
        assertThat(sample(1, 1_000_001, "a").err()).contains("--bars must be 1 to 1000000, was 1000001");
    }
}
