package io.dealerflow.launcher.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** Hourly bars of one series: seven on each day from Monday to Friday, the first at 14:30 UTC. */
final class SampleSeries {
    private static final LocalDate FIRST_DAY = LocalDate.of(2010, 1, 4);
    private static final LocalTime FIRST_BAR = LocalTime.of(14, 30);
    private static final int BARS_OF_DAY = 7;
    private static final int HOUR = 3600;
    private static final int CENTS = 100;
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 128;

    private final double[] closes;
    private final SplittableRandom random;
    private final boolean hasVolume;
    private final byte[] line = new byte[LONGEST_LINE];

    /** @param random for what is not given: the other prices, and volumes */
    SampleSeries(double[] closes, SplittableRandom random, boolean hasVolume) {
        this.closes = closes;
        this.random = random;
        this.hasVolume = hasVolume;
    }

    /** Writes the bars as CSV, prices in cents; once. */
    void write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            out.write(("time,open,high,low,close" + (hasVolume ? ",volume" : "") + "\n").getBytes(US_ASCII));
            LocalDate day = FIRST_DAY;
            long open = cents(closes[0]);
            for (int i = 0; i < closes.length; i++) {
                if (i > 0 && i % BARS_OF_DAY == 0) {
                    day = day.plusDays(day.getDayOfWeek() == DayOfWeek.FRIDAY ? 3 : 1);
                }
                long time = Instant.from(day.atTime(FIRST_BAR).atOffset(ZoneOffset.UTC))
                                .getEpochSecond()
                        + (long) (i % BARS_OF_DAY) * HOUR;
                long close = cents(closes[i]);
                out.write(line, 0, bar(time, open, close));
                open = close;
            }
        }
    }

    /** Returns the length of the line. */
    private int bar(long time, long open, long close) {
        long beyond = 1 + Math.max(open, close) / 500;
        int at = whole(0, time);
        at = price(at, open);
        at = price(at, Math.max(open, close) + random.nextLong(beyond));
        at = price(at, Math.min(open, close) - random.nextLong(beyond));
        at = price(at, close);
        if (hasVolume) {
            line[at++] = ',';
            at = whole(at, 1_000 + random.nextInt(1_000_000));
        }
        line[at++] = '\n';
        return at;
    }

    private static long cents(double price) {
        return Math.round(price * CENTS);
    }

    private int price(int at, long cents) {
        line[at] = ',';
        int after = whole(at + 1, cents / CENTS);
        line[after] = '.';
        line[after + 1] = (byte) ('0' + cents % CENTS / 10);
        line[after + 2] = (byte) ('0' + cents % 10);
        return after + 3;
    }

    /** Writes a number that is not negative; returns where it ends. */
    private int whole(int at, long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            line[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + digits;
    }
}
