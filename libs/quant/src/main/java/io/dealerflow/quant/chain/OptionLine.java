package io.dealerflow.quant.chain;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.pricing.Right;
import org.jspecify.annotations.Nullable;

/**
 * One contract of a series as quoted by a source.
 *
 * @param strike       finite, {@code > 0}
 * @param bid          dollars per unit, 0 when there is none
 * @param ask          dollars per unit, 0 when there is none; may lie below the bid
 * @param vendorIv     the source's volatility, fraction per year, 0 when there is none; unchecked
 * @param vendorGamma  the source's gamma, null when it gives none
 * @param volume       contracts of the day
 * @param openInterest contracts, the previous session's settled figure
 * @param signedFlow   contracts that customers bought (+) or sold (-) net, finite; null when trades were not signed
 */
public record OptionLine(
        Right right,
        double strike,
        double bid,
        double ask,
        double vendorIv,
        @Nullable Double vendorGamma,
        long volume,
        long openInterest,
        @Nullable Double signedFlow) {
    /** Throws {@link IllegalArgumentException}, naming the value that is out of its range. */
    public OptionLine {
        Require.positive(strike, "strike");
        Require.notNegative(bid, "bid");
        Require.notNegative(ask, "ask");
        Require.notNegative(vendorIv, "vendorIv");
        if (vendorGamma != null) {
            Require.finite(vendorGamma, "vendorGamma");
        }
        Require.notNegative(volume, "volume");
        Require.notNegative(openInterest, "openInterest");
        if (signedFlow != null) {
            Require.finite(signedFlow, "signedFlow");
        }
    }

    /** A contract whose trades were not signed. */
    public OptionLine(
            Right right,
            double strike,
            double bid,
            double ask,
            double vendorIv,
            @Nullable Double vendorGamma,
            long volume,
            long openInterest) {
        this(right, strike, bid, ask, vendorIv, vendorGamma, volume, openInterest, null);
    }
}
