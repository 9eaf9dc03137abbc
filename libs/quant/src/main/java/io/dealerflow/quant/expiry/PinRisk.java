package io.dealerflow.quant.expiry;

import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.exposure.ContractGex;
import java.time.Duration;
import java.time.Instant;

/**
 * Tendency of the front expiry to pin spot at a strike, 0 to 1.
 *
 * @param reading      the front expiry
 * @param strike       with the largest open interest within one expected move of spot; of equals the one nearest to spot
 * @param expectedMove straddle where quoted, else one standard deviation, units of spot
 * @param weights      of the components
 */
public record PinRisk(
        SeriesReading reading, double strike, double expectedMove, Components components, Weights weights) {
    /** From this value on the risk is called high. */
    public static final double HIGH = 0.7;

    private static final double HORIZON_DAYS = 5;
    private static final double SECONDS_PER_DAY = 86_400;

    /** Why a book has no pin risk. */
    public enum Reason {
        /** No live expiry settles within five days. */
        NO_EXPIRY_WITHIN_5_DAYS,
        /** The front expiry has neither a quoted straddle nor a volatility at the money. */
        NO_EXPECTED_MOVE,
        /** Nothing of the front expiry is open within one expected move of spot. */
        NO_OPEN_INTEREST_NEAR_SPOT
    }

    /**
     * Each between 0 and 1.
     *
     * @param proximity     1 at the strike, 0 from one expected move on
     * @param time          1 at settlement, 0 five days before
     * @param concentration share of the expiry's open interest at the strike and its two neighbours
     * @param gamma         share of the expiry's gross gamma exposure there
     */
    public record Components(double proximity, double time, double concentration, double gamma) {}

    /** Weights of the components: each {@code >= 0}, together 1. */
    public record Weights(double proximity, double time, double concentration, double gamma) {
        /** The default weights. */
        public static final Weights DEFAULT = new Weights(0.35, 0.20, 0.25, 0.20);

        /** Throws {@link IllegalArgumentException} for a weight below 0 or another sum than 1. */
        public Weights {
            Require.notNegative(proximity, "proximity");
            Require.notNegative(time, "time");
            Require.notNegative(concentration, "concentration");
            Require.notNegative(gamma, "gamma");
            double sum = proximity + time + concentration + gamma;
            if (Math.abs(sum - 1) > 1e-9) {
                throw new IllegalArgumentException("weights must sum to 1, not " + sum);
            }
        }
    }

    /** With the default weights. */
    public static Outcome<PinRisk, Reason> of(PreparedBook prepared) {
        return of(prepared, Weights.DEFAULT);
    }

    /** With the given weights. */
    public static Outcome<PinRisk, Reason> of(PreparedBook prepared, Weights weights) {
        SeriesReading front = FrontExpiry.of(prepared).orElse(null);
        if (front == null || daysLeft(prepared, front) > HORIZON_DAYS) {
            return new Missing<>(Reason.NO_EXPIRY_WITHIN_5_DAYS);
        }
        double spot = prepared.book().spot();
        Double move = ExpectedMove.of(front, spot).best();
        if (move == null) {
            return new Missing<>(Reason.NO_EXPECTED_MOVE);
        }
        int pin = busiestRung(front.series(), spot, move);
        if (pin == Series.NONE) {
            return new Missing<>(Reason.NO_OPEN_INTEREST_NEAR_SPOT);
        }
        double strike = front.series().rungStrike(pin);
        Components components = new Components(
                Math.max(0, 1 - Math.abs(spot - strike) / move),
                1 - daysLeft(prepared, front) / HORIZON_DAYS,
                openInterestShare(front.series(), pin),
                gammaShare(prepared, front, pin));
        return new Found<>(new PinRisk(front, strike, move, components, weights));
    }

    /** Calendar days to settlement, whatever the day count. */
    private static double daysLeft(PreparedBook prepared, SeriesReading front) {
        Instant settlement = front.series().key().settlementInstant();
        return Duration.between(prepared.book().asOf(), settlement).toSeconds() / SECONDS_PER_DAY;
    }

    /** Weighted sum of the components. */
    public double value() {
        return weights.proximity() * components.proximity()
                + weights.time() * components.time()
                + weights.concentration() * components.concentration()
                + weights.gamma() * components.gamma();
    }

    /** Whether the value reaches {@link #HIGH}. */
    public boolean isHigh() {
        return value() >= HIGH;
    }

    private static int busiestRung(Series series, double spot, double move) {
        int best = Series.NONE;
        long most = 0;
        for (int rung = 0; rung < series.rungs(); rung++) {
            double distance = Math.abs(series.rungStrike(rung) - spot);
            long open = series.rungOpenInterest(rung);
            boolean closer = best != Series.NONE && distance < Math.abs(series.rungStrike(best) - spot);
            if (distance <= move && (open > most || (open == most && closer))) {
                best = rung;
                most = open;
            }
        }
        return best;
    }

    private static double openInterestShare(Series series, int pin) {
        double all = 0;
        double near = 0;
        for (int rung = 0; rung < series.rungs(); rung++) {
            long open = series.rungOpenInterest(rung);
            all += open;
            near += Math.abs(rung - pin) <= 1 ? open : 0;
        }
        return near / all;
    }

    private static double gammaShare(PreparedBook prepared, SeriesReading front, int pin) {
        Positions positions = prepared.positions();
        double all = 0;
        double near = 0;
        for (int i = 0; i < positions.size(); i++) {
            if (prepared.readings().get(positions.reading(i)).series() == front.series()) {
                int rung = front.series().rungOf(positions.contract(i));
                double gex = Math.abs(ContractGex.of(prepared, i));
                all += gex;
                near += Math.abs(rung - pin) <= 1 ? gex : 0;
            }
        }
        return all > 0 ? near / all : 0;
    }
}
