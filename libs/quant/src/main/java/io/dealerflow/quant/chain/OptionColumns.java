package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a series as quoted by a source, in parallel columns, one entry per contract, in any order. The arrays are
 * not copied and must not be modified afterwards.
 *
 * @param call         true for a call, false for a put
 * @param strike       finite, {@code > 0}
 * @param bid          dollars per unit, 0 where there is none
 * @param ask          dollars per unit, 0 where there is none; may lie below the bid
 * @param vendorIv     the source's volatility, fraction per year, 0 where there is none; unchecked
 * @param vendorGamma  the source's gamma, {@link #MISSING} where it gives none
 * @param volume       contracts of the day
 * @param openInterest contracts, the previous session's settled figure
 * @param signedFlow   contracts that customers bought (+) or sold (-) net, {@link #MISSING} where trades were not signed
 */
@SuppressWarnings("ArrayRecordComponent")
public record OptionColumns(
        boolean[] call,
        double[] strike,
        double[] bid,
        double[] ask,
        double[] vendorIv,
        double[] vendorGamma,
        long[] volume,
        long[] openInterest,
        double[] signedFlow) {
    /** In place of a gamma or a signed flow that the source does not give. */
    public static final double MISSING = Double.NaN;

    /** Throws {@link IllegalArgumentException}, naming the column that is too short or holds a value out of its range. */
    public OptionColumns {
        int n = strike.length;
        requireLength(n, call.length, "call");
        requireLength(n, bid.length, "bid");
        requireLength(n, ask.length, "ask");
        requireLength(n, vendorIv.length, "vendorIv");
        requireLength(n, vendorGamma.length, "vendorGamma");
        requireLength(n, volume.length, "volume");
        requireLength(n, openInterest.length, "openInterest");
        requireLength(n, signedFlow.length, "signedFlow");
        for (int i = 0; i < n; i++) {
            Require.positive(strike[i], "strike");
            Require.notNegative(bid[i], "bid");
            Require.notNegative(ask[i], "ask");
            Require.notNegative(vendorIv[i], "vendorIv");
            requireFiniteOrMissing(vendorGamma[i], "vendorGamma");
            Require.notNegative(volume[i], "volume");
            Require.notNegative(openInterest[i], "openInterest");
            requireFiniteOrMissing(signedFlow[i], "signedFlow");
        }
    }

    /** Contracts whose trades were not signed. */
    public static OptionColumns withoutSignedFlow(
            boolean[] call,
            double[] strike,
            double[] bid,
            double[] ask,
            double[] vendorIv,
            double[] vendorGamma,
            long[] volume,
            long[] openInterest) {
        double[] missing = new double[strike.length];
        Arrays.fill(missing, MISSING);
        return new OptionColumns(call, strike, bid, ask, vendorIv, vendorGamma, volume, openInterest, missing);
    }

    /** The columns of single contracts. */
    public static OptionColumns of(Collection<OptionLine> lines) {
        int n = lines.size();
        boolean[] call = new boolean[n];
        int i = 0;
        for (OptionLine line : lines) {
            call[i++] = line.right() == Right.CALL;
        }
        return new OptionColumns(
                call,
                lines.stream().mapToDouble(OptionLine::strike).toArray(),
                lines.stream().mapToDouble(OptionLine::bid).toArray(),
                lines.stream().mapToDouble(OptionLine::ask).toArray(),
                lines.stream().mapToDouble(OptionLine::vendorIv).toArray(),
                lines.stream()
                        .mapToDouble(line -> orMissing(line.vendorGamma()))
                        .toArray(),
                lines.stream().mapToLong(OptionLine::volume).toArray(),
                lines.stream().mapToLong(OptionLine::openInterest).toArray(),
                lines.stream().mapToDouble(line -> orMissing(line.signedFlow())).toArray());
    }

    /** Number of contracts. */
    public int size() {
        return strike.length;
    }

    /** The same contracts by strike, calls before puts; these columns themselves when they are in that order. */
    OptionColumns sorted() {
        if (IntStream.range(1, size()).noneMatch(i -> compare(i - 1, i) > 0)) {
            return this;
        }
        int[] order = IntStream.range(0, size())
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] sortedCall = new boolean[size()];
        for (int i = 0; i < order.length; i++) {
            sortedCall[i] = call[order[i]];
        }
        return new OptionColumns(
                sortedCall,
                pick(strike, order),
                pick(bid, order),
                pick(ask, order),
                pick(vendorIv, order),
                pick(vendorGamma, order),
                pick(volume, order),
                pick(openInterest, order),
                pick(signedFlow, order));
    }

    private int compare(int a, int b) {
        int byStrike = Double.compare(strike[a], strike[b]);
        return byStrike != 0 ? byStrike : Boolean.compare(call[b], call[a]);
    }

    private static double[] pick(double[] column, int[] order) {
        return Arrays.stream(order).mapToDouble(i -> column[i]).toArray();
    }

    private static long[] pick(long[] column, int[] order) {
        return Arrays.stream(order).mapToLong(i -> column[i]).toArray();
    }

    private static double orMissing(@Nullable Double value) {
        return value == null ? MISSING : value;
    }

    private static void requireLength(int expected, int actual, String name) {
        if (actual != expected) {
            throw new IllegalArgumentException(name + " has " + actual + " entries for " + expected + " contracts");
        }
    }

    private static void requireFiniteOrMissing(double value, String name) {
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be finite or missing, was " + value);
        }
    }
}
