package io.dealerflow.benchmarks;

import io.dealerflow.dbn.DbnWriter;
import io.dealerflow.dbn.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * The trades of {@link DbnBenchmark} as a file, for other readers of DBN, and how fast ours reads it: {@code write FILE}, and {@code read FILE},
 * which prints records a second, the best of five passes after the warm-up.
 */
public final class DbnFile {
    private static final int WARM_UP = 10;
    private static final int PASSES = 5;
    private static final int USAGE = 2;

    private DbnFile() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !(arguments[0].equals("write") || arguments[0].equals("read"))) {
            System.err.println("usage: write FILE | read FILE");
            System.exit(USAGE);
        }
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("write")) {
            Files.write(file, bytes());
        } else {
            System.out.println(Math.round(recordsPerSecond(Files.readAllBytes(file))));
        }
    }

    static byte[] bytes() {
        LocalDate day = LocalDate.of(2023, 11, 14);
        return new DbnWriter(3)
                .of(Schema.TRADES)
                .map("ESZ3", 0, day, day.plusDays(1))
                .raw(DbnBenchmark.trades())
                .file();
    }

    private static double recordsPerSecond(byte[] file) throws IOException {
        long best = Long.MAX_VALUE;
        long sum = 0;
        for (int pass = 0; pass < WARM_UP + PASSES; pass++) {
            long start = System.nanoTime();
            sum += DbnBenchmark.sum(file);
            best = pass < WARM_UP ? best : Math.min(best, System.nanoTime() - start);
        }
        if (sum == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return DbnBenchmark.RECORDS * 1e9 / best;
    }
}
