package io.dealerflow.quant.expiry;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;

import io.dealerflow.quant.chain.Positions;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.exposure.ContractGex;
import java.util.Optional;

/**
 * How much the front expiry pulls spot to a strike, 0 to 1.
 *
 * @param reading      the front expiry
 * @param strike       with the largest open interest within one expected move of spot
 * @param expectedMove straddle where quoted, else one standard deviation, units of spot
 */
public record PinRisk(SeriesReading reading, double strike, double expectedMove, Components components) {
    /** From this value on the risk is called high. */
    public static final double HIGH = 0.7;

    public static final Weights WEIGHTS = new Weights(0.35, 0.20, 0.25, 0.20);
    private static final double HORIZON_DAYS = 5;

    /**
     * Each between 0 and 1.
     *
     * @param proximity     1 at the strike, 0 from one expected move on
     * @param time          1 at settlement, 0 five days before
     * @param concentration share of the expiry's open interest at the strike and its two neighbours
     * @param gamma         share of the expiry's gross gamma exposure there
     */
    public record Components(double proximity, double time, double concentration, double gamma) {}

    /** What the components count for; they sum to 1. */
    public record Weights(double proximity, double time, double concentration, double gamma) {}

    /** Empty without an expiry within five days, without open interest near spot, or without an expected move. */
    public static Optional<PinRisk> of(PreparedBook prepared) {
        double spot = prepared.book().spot();
        return FrontExpiry.of(prepared)
                .filter(front -> front.years() * DAYS_PER_YEAR <= HORIZON_DAYS)
                .flatMap(front -> {
                    Double move = ExpectedMove.of(front, spot).best();
                    return move == null || move <= 0 ? Optional.empty() : of(prepared, front, move);
                });
    }

    /** Weighted sum of the components. */
    public double value() {
        return WEIGHTS.proximity() * components.proximity()
                + WEIGHTS.time() * components.time()
                + WEIGHTS.concentration() * components.concentration()
                + WEIGHTS.gamma() * components.gamma();
    }

    public boolean isHigh() {
        return value() >= HIGH;
    }

    private static Optional<PinRisk> of(PreparedBook prepared, SeriesReading front, double move) {
        Series series = front.series();
        double spot = prepared.book().spot();
        int pin = busiestRung(series, spot, move);
        if (pin == Series.NONE) {
            return Optional.empty();
        }
        double strike = series.rungStrike(pin);
        Components components = new Components(
                Math.max(0, 1 - Math.abs(spot - strike) / move),
                1 - front.years() * DAYS_PER_YEAR / HORIZON_DAYS,
                openInterestShare(series, pin),
                gammaShare(prepared, front, pin));
        return Optional.of(new PinRisk(front, strike, move, components));
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
