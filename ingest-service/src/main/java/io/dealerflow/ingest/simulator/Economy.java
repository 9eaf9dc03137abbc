package io.dealerflow.ingest.simulator;

import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Daily history of the simulated economy: every figure reverts to a level, and a shock to SIMX moves the others too, the more the higher
 * volatility is. The same seed gives the same history, whatever day it is asked for.
 */
final class Economy {
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 2);
    private static final double SESSIONS_PER_YEAR = 252;
    private static final double PULL = 0.01;
    private static final double USUAL_VOLATILITY = 0.16;
    /** Points of a volatility by which options imply more than there is. */
    private static final double PREMIUM = 2;

    private static final double CLUSTERING = 0.03;
    private static final double VOLATILITY_OF_VOLATILITY = 0.11;
    private static final double RATE_STEP = 0.05;

    private final SplittableRandom random;
    private double logVolatility = Math.log(USUAL_VOLATILITY);
    private double logIndex = Math.log(SpotPath.ANCHOR);
    private double logPair = Math.log(1.2);
    private double logYen = Math.log(170);
    private double logDollar = Math.log(100);
    private double logCrude = Math.log(75);
    private double crudeCarry = -0.02;
    private double us3m = 4.3;
    private double us2y = 4.0;
    private double us10y = 4.2;
    private double jp10y = 1.1;
    private double au10y = 4.4;
    private double sim3m = 3.1;
    private double highYield = 4.0;
    private double investment = 1.2;
    private double balance = 7_000_000;

    private Economy(long seed) {
        this.random = new SplittableRandom(seed ^ 0x5eed_0f_da11L);
    }

    /** The sessions from one date to another, both included. */
    static List<Day> days(long seed, LocalDate from, LocalDate to) {
        Economy economy = new Economy(seed);
        List<Day> days = new ArrayList<>();
        for (LocalDate date = FIRST; !date.isAfter(to); date = date.plusDays(1)) {
            if (ExchangeCalendar.usOptions().isSession(date)) {
                Day day = economy.next(date);
                if (!date.isBefore(from)) {
                    days.add(day);
                }
            }
        }
        return days;
    }

    private Day next(LocalDate date) {
        double shock = random.nextGaussian();
        logVolatility += CLUSTERING * (Math.log(USUAL_VOLATILITY) - logVolatility)
                + VOLATILITY_OF_VOLATILITY * mixed(-0.7, shock);
        double volatility = Math.clamp(Math.exp(logVolatility), 0.06, 0.9);
        double stress = Math.sqrt(volatility / USUAL_VOLATILITY);

        double lastIndex = logIndex;
        double lastPair = logPair;
        double lastYen = logYen;
        logIndex = moved(logIndex, SpotPath.ANCHOR, volatility, shock);
        logPair = moved(logPair, 1.2, 0.07 * stress, mixed(0.35, shock));
        logYen = moved(logYen, 170, 0.09 * stress, mixed(0.45, shock));
        logDollar = moved(logDollar, 100, 0.06 * stress, mixed(-0.4, shock));
        logCrude = moved(logCrude, 75, 0.30 * stress, mixed(0.3, shock));
        crudeCarry += 0.02 * (-0.02 - crudeCarry) + 0.015 * random.nextGaussian();
        us3m = rate(us3m, 4.3, RATE_STEP / 3, 0);
        us2y = rate(us2y, 4.0, RATE_STEP, shock);
        us10y = rate(us10y, 4.2, RATE_STEP, shock);
        jp10y = rate(jp10y, 1.1, RATE_STEP / 3, 0);
        au10y = rate(au10y, 4.4, RATE_STEP, shock);
        sim3m = rate(sim3m, 3.1, RATE_STEP / 3, 0);
        highYield = Math.max(2, highYield + 0.015 * (4.0 - highYield) - 0.09 * stress * mixed(0.6, shock));
        investment = Math.max(0.6, 0.9 * investment + 0.1 * 0.3 * highYield + 0.01 * random.nextGaussian());
        balance *= 1 + 0.0006 * random.nextGaussian();

        return new Day(
                date,
                prices(lastIndex, logIndex, volatility, 100),
                Math.round(2e9 * stress * Math.exp(0.15 * random.nextGaussian())),
                rounded(100 * volatility + PREMIUM, 100),
                prices(lastPair, logPair, 0.07 * stress, 1e5),
                prices(lastYen, logYen, 0.09 * stress, 1e3),
                rounded(Math.exp(logDollar), 1e4),
                rounded(Math.exp(logCrude), 100),
                crudeCarry,
                new Day.Rates(
                        rounded(us3m, 100),
                        rounded(us2y, 100),
                        rounded(us10y, 100),
                        rounded(jp10y, 1000),
                        rounded(au10y, 100),
                        rounded(sim3m, 100)),
                rounded(highYield, 100),
                rounded(investment, 100),
                rounded(balance, 1));
    }

    /** A standard normal number of this correlation with {@code shock}. */
    private double mixed(double correlation, double shock) {
        return correlation * shock + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }

    private static double moved(double log, double level, double volatility, double shock) {
        return log + PULL * (Math.log(level) - log) + volatility / Math.sqrt(SESSIONS_PER_YEAR) * shock;
    }

    private double rate(double percent, double level, double step, double shock) {
        return percent + PULL * (level - percent) + step * mixed(shock == 0 ? 0 : 0.3, shock);
    }

    /** A session's prices from its first and last, in units of {@code 1 / decimals}. */
    private Day.Prices prices(double logOpen, double logClose, double volatility, double decimals) {
        double reach = volatility / Math.sqrt(SESSIONS_PER_YEAR) / 2;
        double high = Math.max(logOpen, logClose) + reach * random.nextDouble();
        double low = Math.min(logOpen, logClose) - reach * random.nextDouble();
        return new Day.Prices(
                rounded(Math.exp(logOpen), decimals),
                rounded(Math.exp(high), decimals),
                rounded(Math.exp(low), decimals),
                rounded(Math.exp(logClose), decimals));
    }

    private static double rounded(double value, double decimals) {
        return Math.round(value * decimals) / decimals;
    }
}
