package io.dealerflow.feature.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Closes of one series by the time at which their bars begin, the earliest first and no time twice. */
public final class Closes {
    private final long[] micros;
    private final double[] close;

    private Closes(long[] micros, double[] close) {
        this.micros = micros;
        this.close = close;
    }

    public int size() {
        return micros.length;
    }

    /** When bar {@code i} begins, microseconds since 1970 in UTC. */
    public long micros(int i) {
        return micros[i];
    }

    public double close(int i) {
        return close[i];
    }

    /**
     * For each of {@code times}' bars the close of the last bar of this series that begins with it or before it; NaN where there is none.
     */
    double[] at(Closes times) {
        double[] found = new double[times.size()];
        double last = Double.NaN;
        int next = 0;
        for (int i = 0; i < found.length; i++) {
            while (next < micros.length && micros[next] <= times.micros[i]) {
                last = close[next++];
            }
            found[i] = last;
        }
        return found;
    }

    /** Change since the bar before in percent; NaN for the first bar, without one of the two closes, and after a close of 0 or below. */
    static double[] changesPct(double[] closes) {
        double[] changes = new double[closes.length];
        Arrays.fill(changes, Double.NaN);
        for (int i = 1; i < closes.length; i++) {
            if (closes[i - 1] > 0) {
                changes[i] = (closes[i] / closes[i - 1] - 1) * 100;
            }
        }
        return changes;
    }

    double[] changesPct() {
        return changesPct(close);
    }

    /** Takes closes in any order. */
    public static final class Builder {
        private static final int FIRST_CAPACITY = 1024;

        private final String file;
        private long[] micros = new long[FIRST_CAPACITY];
        private double[] close = new double[FIRST_CAPACITY];
        private long[] line = new long[FIRST_CAPACITY];
        private int size;
        private boolean isAscending = true;

        /** @param file for messages */
        public Builder(String file) {
            this.file = file;
        }

        /** @param line where it was read */
        public void add(long time, double value, long line) {
            if (size == micros.length) {
                int larger = size + (size >> 1);
                micros = Arrays.copyOf(micros, larger);
                close = Arrays.copyOf(close, larger);
                this.line = Arrays.copyOf(this.line, larger);
            }
            isAscending &= size == 0 || micros[size - 1] < time;
            micros[size] = time;
            close[size] = value;
            this.line[size++] = line;
        }

        /** @throws UnreadableBarsException where one time has two different closes, or there is no bar */
        public Closes build() {
            if (size == 0) {
                throw new UnreadableBarsException(file, "has no bars");
            }
            return isAscending ? new Closes(Arrays.copyOf(micros, size), Arrays.copyOf(close, size)) : sorted();
        }

        private Closes sorted() {
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> micros[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            long[] times = new long[size];
            double[] values = new double[size];
            int kept = 0;
            for (int n = 0; n < size; n++) {
                int i = order[n];
                if (kept == 0 || times[kept - 1] != micros[i]) {
                    times[kept] = micros[i];
                    values[kept++] = close[i];
                } else if (values[kept - 1] != close[i]) {
                    throw new UnreadableBarsException(
                            file,
                            line[i],
                            "close",
                            "is " + close[i] + " and in line " + line[order[n - 1]] + " " + values[kept - 1]
                                    + " for the same time");
                }
            }
            return new Closes(Arrays.copyOf(times, kept), Arrays.copyOf(values, kept));
        }
    }
}
