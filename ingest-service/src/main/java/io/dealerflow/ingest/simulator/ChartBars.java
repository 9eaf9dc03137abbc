package io.dealerflow.ingest.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Bars of a few seconds for the pictures of a simulated symbol: noise of several periods added up, so that tops, bottoms and triangles come and go. A bar
 * is a function of seed, symbol and time alone. Its prices are the picture's own: they are near the symbol's level, but not those of its other data.
 */
final class ChartBars {
    private static final int BAR_SECONDS = 2;
    /** In bars; the longer the period, the larger its share. */
    private static final int[] PERIODS = {64, 32, 16, 8, 4, 1};

    private static final double SHARE_OF_A_BAR = 0.0012;
    private static final double WICK = 0.0006;
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final double level;

    /** @param level price about which the bars are */
    ChartBars(long seed, String symbol, double level) {
        this.seed = (seed * STEP) ^ symbol.hashCode();
        this.level = level;
    }

    record Bar(double open, double high, double low, double close) {}

    /** The bars that end with the last complete one. */
    List<Bar> until(Instant now, int count) {
        long last = now.getEpochSecond() / BAR_SECONDS - 1;
        List<Bar> bars = new ArrayList<>(count);
        for (long index = last - count + 1; index <= last; index++) {
            double open = price(index);
            double close = price(index + 1);
            double up = Math.abs(normal(index, 1)) * WICK;
            double down = Math.abs(normal(index, 2)) * WICK;
            bars.add(new Bar(open, Math.max(open, close) * (1 + up), Math.min(open, close) * (1 - down), close));
        }
        return bars;
    }

    private double price(long index) {
        double log = 0;
        for (int period : PERIODS) {
            long cell = Math.floorDiv(index, (long) period);
            double within = (double) Math.floorMod(index, (long) period) / period;
            double noise = (1 - within) * normal(cell, period + 8) + within * normal(cell + 1, period + 8);
            log += SHARE_OF_A_BAR * Math.sqrt(period) * noise;
        }
        return level * Math.exp(log);
    }

    /** A standard normal number that belongs to a place. */
    private double normal(long index, int kind) {
        return new SplittableRandom((seed + index * STEP) ^ (kind * 0xBF58476D1CE4E5B9L)).nextGaussian();
    }
}
