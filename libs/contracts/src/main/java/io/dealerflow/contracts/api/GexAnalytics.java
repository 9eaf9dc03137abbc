package io.dealerflow.contracts.api;

import static io.dealerflow.contracts.event.Checks.positive;
import static io.dealerflow.contracts.event.Checks.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.features.GexSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Further figures of the book of a {@link GexSnapshot}, computed by gex-api on request. Gamma exposures are in US
 * dollars of delta that dealers must trade per 1 % move of spot, volatilities fractions per year.
 *
 * @param asOf           of the newest observation in the book
 * @param byStrike       exposure to delta, volatility and time by strike, ascending; those with a contract that counts, none under
 *                       the vendor's gammas
 * @param byBucket       every bucket in order of time, empty ones included; they sum to the book
 * @param cumulativeFlip the flip from cumulated exposure by strike, for comparison
 * @param skew           ascending by expiry and root; those whose smile covers the forward
 * @param termStructure  ascending by time; those with a volatility at the money
 * @param forwardGex     ascending; empty under the vendor's gammas, which cannot be re-priced
 * @param hedgingShift   what {@code hedgingFlow} assumes besides the move
 * @param hedgingFlow    ascending by move; empty under the vendor's gammas
 */
@RequiredUnlessNullable
public record GexAnalytics(
        String symbol,
        Instant asOf,
        double spot,
        GexSnapshot.ConventionUsed convention,
        Greeks greeks,
        List<StrikeGreeks> byStrike,
        List<Bucket> byBucket,
        DealerShares dealerShare,
        Robustness robustness,
        GexSnapshot.GammaFlip cumulativeFlip,
        List<Skew> skew,
        List<TermPoint> termStructure,
        List<ForwardGex> forwardGex,
        HedgingShift hedgingShift,
        List<HedgingFlow> hedgingFlow) {
    public GexAnalytics {
        text(symbol, "symbol");
        positive(spot, "spot");
        byStrike = List.copyOf(byStrike);
        byBucket = List.copyOf(byBucket);
        skew = List.copyOf(skew);
        termStructure = List.copyOf(termStructure);
        forwardGex = List.copyOf(forwardGex);
        hedgingFlow = List.copyOf(hedgingFlow);
    }

    /**
     * Exposure to delta, volatility and time; all three null with a {@code reason}.
     *
     * @param dex    dollars of underlying that the dealers' options amount to
     * @param vex    dollars of delta per volatility point
     * @param cex    dollars of delta per calendar day that passes
     * @param reason why they are missing, null when present
     */
    public record Greeks(
            @Nullable Double dex,
            @Nullable Double vex,
            @Nullable Double cex,
            @Nullable NoGreeksReason reason) {}

    /** Why a book has no exposure to delta, volatility and time. */
    public enum NoGreeksReason {
        /** The vendor's gammas come without volatilities. */
        VENDOR_GAMMA
    }

    /**
     * One strike, all expiries, calls and puts together.
     *
     * @param dex as in {@link Greeks}, like {@code vex} and {@code cex}
     */
    public record StrikeGreeks(double strike, double dex, double vex, double cex) {}

    /**
     * Expiries by calendar days from the as-of date.
     *
     * @param series number of (expiry, root) in it
     * @param dex    as in {@link Greeks}, like {@code vex} and {@code cex}
     */
    public record Bucket(
            ExpiryBucket bucket,
            int series,
            double netGex,
            double callGex,
            double putGex,
            double grossGex,
            @Nullable Double dex,
            @Nullable Double vex,
            @Nullable Double cex) {}

    /** Calendar days from the as-of date to expiry, both ends included. */
    public enum ExpiryBucket {
        ZERO_DTE,
        DAYS_1_TO_7,
        DAYS_8_TO_30,
        DAYS_31_TO_60,
        DAYS_61_TO_180,
        BEYOND_180_DAYS
    }

    /**
     * Shares of single expiry dates in the book; null without such a date or without exposure.
     *
     * @param zeroDte    the as-of date
     * @param nextExpiry the first date after that
     * @param monthly    the first date on which standard monthly options expire
     */
    public record DealerShares(
            @Nullable Share zeroDte,
            @Nullable Share nextExpiry,
            @Nullable Share monthly) {}

    /**
     * One expiry date, all roots together.
     *
     * @param sharePct of the book's gross exposure, percent
     */
    public record Share(
            LocalDate expiry, double netGex, double callGex, double putGex, double grossGex, double sharePct) {}

    /**
     * Whether the sign of net exposure and the side of the flip hold under other assumptions.
     *
     * @param netToGross   −1 to 1, null when gross is 0
     * @param holds        whether no alternative changes either
     * @param turning      the assumptions that change one
     * @param alternatives those that differ from the convention and apply
     */
    public record Robustness(
            @Nullable Double netToGross, boolean holds, List<Assumption> turning, List<Alternative> alternatives) {
        public Robustness {
            turning = List.copyOf(turning);
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * The same book under another assumption.
     *
     * @param signHolds  whether net exposure keeps its sign; null when there is no exposure to compare
     * @param sideHolds  whether the flip stays on its side of spot (none stays none); null when undetermined
     */
    public record Alternative(
            Assumption assumption,
            double netGex,
            double grossGex,
            GexSnapshot.GammaFlip flip,
            @Nullable Boolean signHolds,
            @Nullable Boolean sideHolds) {}

    /** What an alternative assumes in place of the convention. */
    public enum Assumption {
        /** Rate and dividend yield 0, forwards at spot. */
        NO_CARRY,
        /** Whole calendar days over 365. */
        CALENDAR_DAYS,
        /** Every volatility one point up. */
        VOLATILITY_UP,
        /** Every volatility one point down. */
        VOLATILITY_DOWN,
        /** The day's volume in place of open interest. */
        VOLUME_WEIGHTS,
        /** The data source's own gammas. */
        VENDOR_GAMMAS
    }

    /**
     * The shape of one expiry's out-of-the-money smile.
     *
     * @param riskReversal25d 25-delta call volatility minus put volatility; null where such strikes were not observed
     * @param butterfly25d    mean of the two minus the volatility at the forward; null where such strikes were not observed
     * @param slope           derivative of volatility by ln(strike / forward) at the forward
     */
    public record Skew(
            LocalDate expiry,
            String root,
            @JsonProperty("risk_reversal_25d") @Nullable Double riskReversal25d,
            @JsonProperty("butterfly_25d") @Nullable Double butterfly25d,
            double slope) {}

    /**
     * Volatility at the money forward.
     *
     * @param days years to settlement under the day count · 365
     */
    public record TermPoint(LocalDate expiry, String root, double days, double atmIv) {}

    /**
     * The book after an expiry date and all before it have rolled off; spot, volatilities and carries unchanged.
     *
     * @param rolledOff  the expiry date that settled last
     * @param at         its last settlement
     * @param netGexNow  of what remains, at today's time to settlement
     * @param netGexThen of what remains, at the time to settlement remaining then
     * @param flip       of what remains, then
     */
    public record ForwardGex(
            LocalDate rolledOff, Instant at, double netGexNow, double netGexThen, GexSnapshot.GammaFlip flip) {}

    /**
     * What changes besides spot.
     *
     * @param volShift      added to every volatility, points (1 = 0.01)
     * @param timeShiftDays passing time in days of a 365-day year, like {@link TermPoint#days}; {@code >= 0}
     */
    public record HedgingShift(double volShift, double timeShiftDays) {
        public static final HedgingShift NONE = new HedgingShift(0, 0);
    }

    /**
     * What dealers must buy (+) or sell (−) after a move of spot together with the shift, by full re-pricing; in units of the
     * underlying.
     *
     * @param movePct        move of spot in percent
     * @param shares         in all
     * @param dollars        the same at the moved spot
     * @param gammaShares    for the move alone
     * @param vannaShares    for the shift of volatility alone
     * @param charmShares    for the passing of time alone
     * @param residualShares the rest of {@code shares}
     */
    public record HedgingFlow(
            double movePct,
            double shares,
            double dollars,
            double gammaShares,
            double vannaShares,
            double charmShares,
            double residualShares) {}
}
