package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionRoot;
import java.time.Instant;
import java.util.Collection;

/**
 * The contracts of one (expiry, root) as observed at one instant, in columns sorted by strike, calls before puts. Immutable.
 *
 * <p>Contracts are addressed by index {@code 0 … size()-1}; distinct strikes by rung {@code 0 … rungs()-1}, ascending.
 */
public final class Series {
    /** In place of an index where a strike lists no such contract. */
    public static final int NONE = -1;

    private final SeriesKey key;
    private final double multiplier;
    private final boolean deliverableKnown;
    private final Observation observation;
    private final boolean[] call;
    private final double[] strike;
    private final double[] bid;
    private final double[] ask;
    private final double[] vendorIv;
    /** NaN where the source gives none; never leaves this class. */
    private final double[] vendorGamma;

    private final long[] volume;
    private final long[] openInterest;
    /** NaN where trades were not signed; never leaves this class. */
    private final double[] signedFlow;

    private final StrikeLadder ladder;

    /**
     * When and at what spot a series was observed.
     *
     * @param spot quoted price of the underlying then, finite, {@code > 0}
     */
    public record Observation(Instant at, double spot) {
        /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
        public Observation {
            Require.positive(spot, "spot");
        }
    }

    /**
     * A series as listed: it delivers the standard unit unless its root is an adjusted one.
     *
     * @param multiplier units of underlying per contract, {@code > 0}
     * @param columns    in any order; the same strike and right twice is an {@link IllegalArgumentException}
     */
    public Series(SeriesKey key, double multiplier, Observation observation, OptionColumns columns) {
        this(key, multiplier, !OptionRoot.isAdjusted(key.root()), observation, columns);
    }

    /** The same of single contracts. */
    public Series(SeriesKey key, double multiplier, Observation observation, Collection<OptionLine> lines) {
        this(key, multiplier, observation, OptionColumns.of(lines));
    }

    /** A series that delivers {@code multiplier} units of the underlying and nothing else, whatever its root. */
    public static Series ofKnownDeliverable(
            SeriesKey key, double multiplier, Observation observation, Collection<OptionLine> lines) {
        return new Series(key, multiplier, true, observation, OptionColumns.of(lines));
    }

    private Series(
            SeriesKey key,
            double multiplier,
            boolean deliverableKnown,
            Observation observation,
            OptionColumns columns) {
        this.key = key;
        this.deliverableKnown = deliverableKnown;
        this.multiplier = Require.positive(multiplier, "multiplier");
        this.observation = observation;
        OptionColumns sorted = columns.sorted();
        call = sorted.call();
        strike = sorted.strike();
        bid = sorted.bid();
        ask = sorted.ask();
        vendorIv = sorted.vendorIv();
        vendorGamma = sorted.vendorGamma();
        volume = sorted.volume();
        openInterest = sorted.openInterest();
        signedFlow = sorted.signedFlow();
        ladder = StrikeLadder.of(strike, call);
    }

    /** Its expiry, root and settlement. */
    public SeriesKey key() {
        return key;
    }

    /** Units of underlying per contract. */
    public double multiplier() {
        return multiplier;
    }

    /** Whether a contract delivers {@link #multiplier} units of the underlying and nothing else. */
    public boolean isDeliverableKnown() {
        return deliverableKnown;
    }

    /** When, and at what spot, all its contracts were observed. */
    public Observation observation() {
        return observation;
    }

    /** Number of contracts. */
    public int size() {
        return strike.length;
    }

    /** Call or put. */
    public Right right(int contract) {
        return call[contract] ? Right.CALL : Right.PUT;
    }

    /** In dollars per unit of underlying. */
    public double strike(int contract) {
        return strike[contract];
    }

    /** Whether bid, ask or both are missing. */
    public boolean isZeroQuote(int contract) {
        return bid[contract] == 0 || ask[contract] == 0;
    }

    /** Whether both are there and the ask lies below the bid. */
    public boolean isCrossed(int contract) {
        return !isZeroQuote(contract) && ask[contract] < bid[contract];
    }

    /** Whether there is a bid and an ask not below it. */
    public boolean isTwoSided(int contract) {
        return bid[contract] > 0 && ask[contract] >= bid[contract];
    }

    /** Mid of bid and ask, dollars per unit; valid only for a two-sided quote. */
    public double mid(int contract) {
        return 0.5 * (bid[contract] + ask[contract]);
    }

    /** The source's volatility, fraction per year, 0 when there is none. */
    public double vendorIv(int contract) {
        return vendorIv[contract];
    }

    /** Whether the source gives a gamma. */
    public boolean hasVendorGamma(int contract) {
        return !Double.isNaN(vendorGamma[contract]);
    }

    /** The source's gamma, delta per 1 of spot. */
    public double vendorGamma(int contract) {
        if (!hasVendorGamma(contract)) {
            throw new IllegalStateException("contract " + contract + " of " + key + " has no vendor gamma");
        }
        return vendorGamma[contract];
    }

    /** Contracts traded on the day. */
    public long volume(int contract) {
        return volume[contract];
    }

    /** Contracts open, as settled for the previous session. */
    public long openInterest(int contract) {
        return openInterest[contract];
    }

    /** Whether its trades were signed. */
    public boolean hasSignedFlow(int contract) {
        return !Double.isNaN(signedFlow[contract]);
    }

    /** Contracts that customers bought (+) or sold (-) net. */
    public double signedFlow(int contract) {
        if (!hasSignedFlow(contract)) {
            throw new IllegalStateException("contract " + contract + " of " + key + " has no signed flow");
        }
        return signedFlow[contract];
    }

    /** Number of distinct strikes. */
    public int rungs() {
        return ladder.size();
    }

    /** In dollars per unit of underlying. */
    public double rungStrike(int rung) {
        return ladder.strike(rung);
    }

    /** Index of the contract at that strike, {@link #NONE} when it is not listed. */
    public int at(int rung, Right right) {
        return ladder.contract(rung, right);
    }

    /** The rung of a contract. */
    public int rungOf(int contract) {
        return ladder.rungOf(contract);
    }

    /** Open interest of both rights at a strike. */
    public long rungOpenInterest(int rung) {
        return openInterestAt(rung, Right.CALL) + openInterestAt(rung, Right.PUT);
    }

    /** Open interest of one right at a strike, 0 when it is not listed. */
    public long openInterestAt(int rung, Right right) {
        int contract = at(rung, right);
        return contract == NONE ? 0 : openInterest[contract];
    }

    /** Open interest of one right over all strikes. */
    public long openInterest(Right right) {
        return sum(openInterest, right);
    }

    /** Volume of one right over all strikes. */
    public long volume(Right right) {
        return sum(volume, right);
    }

    private long sum(long[] column, Right right) {
        long sum = 0;
        for (int contract = 0; contract < column.length; contract++) {
            sum += right(contract) == right ? column[contract] : 0;
        }
        return sum;
    }

    /** The rung whose strike is nearest to a level, the lower of two equally near; {@link #NONE} for an empty series. */
    public int rungNearest(double level) {
        int best = NONE;
        for (int rung = 0; rung < rungs(); rung++) {
            if (best == NONE || Math.abs(rungStrike(rung) - level) < Math.abs(rungStrike(best) - level)) {
                best = rung;
            }
        }
        return best;
    }
}
