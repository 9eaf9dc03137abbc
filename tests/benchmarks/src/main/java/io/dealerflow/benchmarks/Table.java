package io.dealerflow.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcome in Markdown. */
final class Table {
    private static final String NONE = "—";

    private Table() {}

    /** Speeds with their accuracy, for the rows that were measured. */
    static String speeds(List<Row> rows, Map<String, Measured> measured) {
        Work.@Nullable Floors floors = floors(measured);
        StringBuilder table = new StringBuilder("""
                | task | time | against Strata's | ratio | largest deviation | allocated | bound: operations and bytes | bound | time : bound |
                |---|--:|--:|--:|---|--:|---|--:|--:|
                """);
        for (Row row : rows) {
            Measured own = measured.get(row.benchmark());
            if (own != null) {
                table.append(line(row, own, measured, floors));
            }
        }
        return table.toString();
    }

    /** What one core does at best. */
    static String floors(Work.Floors floors) {
        return String.format(
                Locale.ROOT,
                "Per operation in the widest vectors: multiply-add %.3f ns, division %.3f ns, square root %.3f ns; %.1f GB/s.",
                floors.multiplyAdd(),
                floors.division(),
                floors.squareRoot(),
                1 / floors.oneByte());
    }

    /** From the best iterations, as bounds have to be; null when they were not measured. */
    static Work.@Nullable Floors floors(Map<String, Measured> measured) {
        Measured multiplyAdd = measured.get("FloorBenchmark.multiplyAdd");
        Measured divide = measured.get("FloorBenchmark.divide");
        Measured squareRoot = measured.get("FloorBenchmark.squareRoot");
        Measured oneByte = measured.get("FloorBenchmark.oneByte");
        if (multiplyAdd == null || divide == null || squareRoot == null || oneByte == null) {
            return null;
        }
        return new Work.Floors(multiplyAdd.best(), divide.best(), squareRoot.best(), oneByte.best());
    }

    /** Work done by two threads at a time, in units of what one does. */
    static String scaling(Map<String, Measured> one, Map<String, Measured> two) {
        StringBuilder table = new StringBuilder("""
                | benchmark | 1 thread | 2 threads, each | throughput, 2 : 1 |
                |---|--:|--:|--:|
                """);
        two.keySet().stream().sorted().forEach(name -> {
            Measured alone = one.get(name);
            Measured together = two.get(name);
            if (alone != null && together != null) {
                double ratio = 2 * alone.nanoseconds() / together.nanoseconds();
                table.append(String.format(
                        Locale.ROOT, "| %s | %s | %s | %.2f |%n", name, time(alone), time(together), ratio));
            }
        });
        return table.toString();
    }

    private static String line(Row row, Measured own, Map<String, Measured> measured, Work.@Nullable Floors floors) {
        Measured other = row.against() == null ? null : measured.get(row.against());
        Work work = row.work();
        boolean bounded = work != null && floors != null;
        double bound = work != null && floors != null ? work.bound(floors) : Double.NaN;
        return "| "
                + String.join(
                        " | ",
                        row.task(),
                        time(own),
                        other == null ? NONE : time(other),
                        other == null ? NONE : number(other.nanoseconds() / own.nanoseconds()),
                        String.format(Locale.ROOT, "%.1e %s", row.deviation().getAsDouble(), row.yardstick()),
                        allocated(own.allocated()),
                        work == null ? NONE : work.toString(),
                        bounded ? unit(bound) : NONE,
                        bounded ? number(own.nanoseconds() / bound) : NONE)
                + " |\n";
    }

    private static String time(Measured measured) {
        String error = Double.isNaN(measured.error())
                ? "?"
                : String.format(Locale.ROOT, "%.0f %%", 100 * measured.error() / measured.nanoseconds());
        return unit(measured.nanoseconds()) + " ± " + error;
    }

    private static String unit(double nanoseconds) {
        if (nanoseconds >= 1e6) {
            return number(nanoseconds / 1e6) + " ms";
        }
        return nanoseconds >= 1e3 ? number(nanoseconds / 1e3) + " µs" : number(nanoseconds) + " ns";
    }

    private static String allocated(double bytes) {
        if (Double.isNaN(bytes)) {
            return NONE;
        }
        return bytes >= 1e5 ? number(bytes / 1e6) + " MB" : String.format(Locale.ROOT, "%.0f B", bytes);
    }

    /** Three digits. */
    private static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
