package io.dealerflow.contracts.features;

import static io.dealerflow.contracts.event.Checks.finite;
import static io.dealerflow.contracts.event.Checks.positive;
import static io.dealerflow.contracts.event.Checks.sorted;
import static io.dealerflow.contracts.event.Checks.text;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import io.dealerflow.contracts.event.Unit;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.raw.SpotSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Dealer positioning in one underlying's book at one instant. Exposures are in US dollars of delta that dealers must trade per
 * 1 % move of spot, under the dealer convention named in {@link #convention()}: calls count positive and puts negative by default.
 *
 * @param source         that of the newest observation in the book
 * @param asOf           of the newest observation in the book
 * @param impliedSpot    front parity forward discounted by the curve; null when no parity forward exists
 * @param netToGross     netGex / grossGex, null when grossGex is 0
 * @param callWall       strike at or above spot with the largest call exposure; null when there is none
 * @param putWall        strike at or below spot with the largest put exposure; null when there is none
 * @param byStrike       ascending by strike, summed over expiries
 * @param byExpiry       ascending by expiry and root
 * @param atmIv30d       at-the-money-forward vol interpolated in variance to 30 days, fraction per year
 * @param atmIv90d       the same at 90 days
 * @param riskReversal25d 25-delta call vol − put vol at 30 days, each interpolated in variance, fraction per year
 * @param netGexSlope    derivative of net GEX by spot at spot, dollars per 1 % and point
 * @param netDelta       dollars of underlying that the dealers' options amount to
 * @param netVanna       dollars of delta per vol point
 * @param netCharm       dollars of delta per calendar day that passes
 * @param observationIds event ids of the option chains that make up the book, newest last
 * @param spotSource     how {@code spot} is known: where the source of the newest observation quotes none, it is the one that the options imply;
 *                       null in snapshots older than this field, whose spot is quoted
 */
@RequiredUnlessNullable
public record GexSnapshot(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        String symbol,
        @Unit(Unit.PRICE) double spot,
        @Unit(Unit.PRICE) @Nullable Double impliedSpot,
        @Unit(Unit.USD_PER_PCT) double netGex,
        @Unit(Unit.USD_PER_PCT) double callGex,
        @Unit(Unit.USD_PER_PCT) double putGex,
        @Unit(Unit.USD_PER_PCT) double grossGex,
        @Unit(Unit.RATIO) @Nullable Double netToGross,
        GammaFlip gammaFlip,
        GammaRegime gammaRegime,
        @Unit(Unit.PRICE) @Nullable Double callWall,
        @Unit(Unit.PRICE) @Nullable Double putWall,
        List<StrikeGex> byStrike,
        List<ExpiryGex> byExpiry,
        @Nullable ExpectedMove expectedMove,

        @JsonProperty("atm_iv_30d") @Unit(Unit.PER_YEAR) @Nullable
        Double atmIv30d,

        @JsonProperty("atm_iv_90d") @Unit(Unit.PER_YEAR) @Nullable
        Double atmIv90d,

        @JsonProperty("risk_reversal_25d") @Unit(Unit.PER_YEAR) @Nullable
        Double riskReversal25d,

        @Unit(Unit.USD_PER_PCT_PER_POINT) @Nullable Double netGexSlope,
        @Unit(Unit.USD) @Nullable Double netDelta,
        @Unit(Unit.USD_PER_VOL_POINT) @Nullable Double netVanna,
        @Unit(Unit.USD_PER_DAY) @Nullable Double netCharm,
        @Nullable PinRisk pinRisk,
        List<HedgingFlow> hedgingFlow,
        @Unit(Unit.RATIO) @Nullable Double putCallOpenInterest,
        @Unit(Unit.RATIO) @Nullable Double putCallVolume,
        ConventionUsed convention,
        Quality quality,
        List<String> observationIds,
        @Nullable SpotSource spotSource)
        implements Event {
    public static final int VERSION = 1;

    public GexSnapshot {
        text(eventId, "event_id");
        text(symbol, "symbol");
        positive(spot, "spot");
        finite(netGex, "net_gex");
        finite(callGex, "call_gex");
        finite(putGex, "put_gex");
        finite(grossGex, "gross_gex");
        byStrike = List.copyOf(byStrike);
        byExpiry = List.copyOf(byExpiry);
        hedgingFlow = List.copyOf(hedgingFlow);
        observationIds = List.copyOf(observationIds);
    }

    @Override
    public String subject() {
        return symbol;
    }

    @Override
    public String type() {
        return "io.dealerflow.gex-snapshot.v1";
    }

    /**
     * Where net GEX of the re-priced book changes sign.
     *
     * @param value       the crossing nearest to spot; null with a {@code reason}
     * @param reason      why there is none, null when there is one
     * @param all         every crossing in the searched range, ascending
     * @param searched    lower and upper end of the range searched for crossings: ±20 % of spot, less when the search was cut
     *                    short, which costs far crossings only; empty when nothing was searched
     * @param distance    flip − spot
     * @param distancePct distance in percent of spot
     */
    public record GammaFlip(
            @Unit(Unit.PRICE) @Nullable Double value,
            @Nullable NoFlipReason reason,
            List<Double> all,
            List<Double> searched,
            @Unit(Unit.PRICE) @Nullable Double distance,
            @Unit(Unit.PERCENT) @Nullable Double distancePct) {
        public GammaFlip {
            all = List.copyOf(all);
            searched = List.copyOf(searched);
        }
    }

    /** Exposure at one strike, all expiries. */
    public record StrikeGex(
            double strike, double callGex, double putGex, double netGex, long callOpenInterest, long putOpenInterest) {}

    /**
     * Exposure of one (expiry, root).
     *
     * @param days          years to settlement under the day count · 365
     * @param parityStrikes strikes that the parity forward rests on, 0 for {@link ForwardSource#CURVE}
     * @param maxPain       listed strike at which the holders' pay-off is smallest; null when there is no open interest
     */
    public record ExpiryGex(
            LocalDate expiry,
            String root,
            Settlement settlement,
            double days,
            double forward,
            ForwardSource forwardSource,
            int parityStrikes,
            double netGex,
            double grossGex,
            @Nullable Double maxPain,
            long callOpenInterest,
            long putOpenInterest,
            @Nullable Double atmIv) {}

    /**
     * Expected move of the front expiry, dollars.
     *
     * @param straddle at-the-money-forward straddle mid: the mean absolute move; null without two-sided quotes
     * @param sigma    spot · at-the-money vol · √T: one standard deviation
     */
    public record ExpectedMove(
            LocalDate expiry,
            String root,
            @Unit(Unit.PRICE) @Nullable Double straddle,
            @Unit(Unit.PRICE) @Nullable Double sigma) {}

    /**
     * Pin risk 0–1 of the front expiry; each component 0–1, in the order of {@code weights}.
     *
     * @param strike strike with the largest open interest within one expected move
     * @param high   whether the value reaches the level called high
     */
    public record PinRisk(
            @Unit(Unit.SHARE) double value,
            boolean high,
            LocalDate expiry,
            String root,
            @Unit(Unit.PRICE) double strike,
            Map<String, Double> components,
            Map<String, Double> weights) {
        public PinRisk {
            components = sorted(components);
            weights = sorted(weights);
        }
    }

    /**
     * What dealers must buy (+) or sell (−) when spot moves, by full re-pricing.
     *
     * @param movePct move of spot in percent
     * @param shares  units of the underlying
     * @param dollars at the moved spot
     */
    public record HedgingFlow(double movePct, double shares, double dollars) {}

    /**
     * The assumptions behind the figures, by the names that the API's parameters take. Names are not enums: a newer producer may
     * have more of them, and readers show them unchanged.
     *
     * @param rate     of all expiries; with a rate curve that of 30 days
     * @param nearFlip distance to the flip, fraction of spot, up to which {@link #gammaRegime()} is called near; null in
     *                 snapshots older than this field
     * @param dynamics what volatilities do when spot moves, in profile, flip and hedging flows; null in snapshots older than
     *                 this field, which are sticky by strike
     * @param rateCurve the rates by maturity; null where one rate is used for all, and in snapshots older than this field
     */
    public record ConventionUsed(
            String dayCount,
            String dealer,
            String weight,
            String gamma,
            @Unit(Unit.PER_YEAR) double rate,
            @Unit(Unit.PER_YEAR) double dividendYield,
            String forward,
            String iv,
            String smile,
            String expired,
            @Unit(Unit.SHARE) @Nullable Double nearFlip,
            @Nullable String dynamics,
            @Nullable RateCurve rateCurve) {}

    /**
     * Rates by maturity. Between maturities the logarithm of the discount factor is linear, before the first the rate is the first; definitions are
     * in docs/features.md.
     *
     * @param date   of the values of the series; null in answers under another convention than the snapshot's
     * @param points from the shortest maturity
     */
    public record RateCurve(@Nullable LocalDate date, List<CurvePoint> points) {
        public RateCurve {
            points = List.copyOf(points);
        }

        /**
         * The rate of one maturity.
         *
         * @param years   maturity
         * @param rate    fraction per year, continuously compounded
         * @param series  that it comes from, for example {@code DGS3MO}; null as the date
         * @param eventId of the value; null as the date
         */
        public record CurvePoint(
                double years,
                @Unit(Unit.PER_YEAR) double rate,
                @Nullable String series,
                @Nullable String eventId) {}
    }

    /**
     * What the figures rest on; {@code used + Σ dropped = received}.
     *
     * @param dropped   contracts by the reason that kept them out
     * @param ivSources used contracts by the origin of their vol
     */
    public record Quality(
            @Unit(Unit.CONTRACTS) int received,
            @Unit(Unit.CONTRACTS) int used,
            Map<String, Integer> dropped,
            Map<String, Integer> ivSources) {
        public Quality {
            dropped = sorted(dropped);
            ivSources = sorted(ivSources);
        }
    }
}
