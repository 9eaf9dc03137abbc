package io.dealerflow.launcher.sample;

import java.util.SplittableRandom;

/**
 * An invented market: an index whose volatility returns to its mean and rises when the index falls, and contracts that follow it. Only
 * arithmetic that is exact or correctly rounded everywhere is used, so that every machine invents the same.
 */
final class SampleMarket {
    private static final long INDEX_SEED = 1;
    private static final double FIRST_SPX = 2000;
    private static final double MEAN_VIX = 18;
    private static final double LEAST_VIX = 9;
    private static final double MOST_VIX = 80;
    /** Share of the way back to the mean in an hour. */
    private static final double RETURN_TO_MEAN = 0.005;

    /** Change of VIX in percent for a change of the index by one percent. */
    private static final double VIX_BETA = -5;

    private static final double VIX_NOISE = 1.2;
    /** Hours of trading in a year: 252 days of seven bars. */
    private static final double HOURS = 252 * 7;

    private static final double DRIFT = 0.003;

    private final double[] changePct;
    private final SampleSeries spx;
    private final SampleSeries vix;

    SampleMarket(int bars) {
        var random = new SplittableRandom(INDEX_SEED);
        this.changePct = new double[bars];
        double[] level = new double[bars];
        double[] volatility = new double[bars];
        double index = FIRST_SPX;
        double vixLevel = MEAN_VIX;
        for (int i = 0; i < bars; i++) {
            double deviation = vixLevel / Math.sqrt(HOURS);
            changePct[i] = DRIFT + deviation * normal(random);
            index *= 1 + changePct[i] / 100;
            double vixChange = VIX_BETA * changePct[i] + VIX_NOISE * normal(random);
            vixLevel += vixLevel * vixChange / 100 + RETURN_TO_MEAN * (MEAN_VIX - vixLevel);
            vixLevel = Math.max(LEAST_VIX, Math.min(MOST_VIX, vixLevel));
            level[i] = index;
            volatility[i] = vixLevel;
        }
        this.spx = new SampleSeries(level, random.split(), true);
        this.vix = new SampleSeries(volatility, random.split(), false);
    }

    SampleSeries spx() {
        return spx;
    }

    SampleSeries vix() {
        return vix;
    }

    /** @param number from 1; a contract is the same whatever others there are */
    SampleSeries contract(int number) {
        var random = new SplittableRandom(INDEX_SEED + number);
        double beta = -0.5 + 2.5 * random.nextDouble();
        double noise = 0.1 + 0.9 * random.nextDouble();
        double price = 20 + 480 * random.nextDouble();
        double[] level = new double[changePct.length];
        for (int i = 0; i < level.length; i++) {
            price *= 1 + (beta * changePct[i] + noise * normal(random)) / 100;
            price = Math.max(1, price);
            level[i] = price;
        }
        return new SampleSeries(level, random, true);
    }

    /** Mean 0 and standard deviation 1, nearly normal: four uniform numbers. */
    static double normal(SplittableRandom random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * Math.sqrt(3);
    }
}
