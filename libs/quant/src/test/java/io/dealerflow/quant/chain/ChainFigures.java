package io.dealerflow.quant.chain;

import static java.util.stream.Collectors.toSet;

import io.dealerflow.quant.expiry.AtTheMoney;
import io.dealerflow.quant.expiry.ExpectedMove;
import io.dealerflow.quant.expiry.PinRisk;
import io.dealerflow.quant.expiry.PutCallRatios;
import io.dealerflow.quant.exposure.BucketExposure;
import io.dealerflow.quant.exposure.ContractGreeks;
import io.dealerflow.quant.exposure.CumulativeFlip;
import io.dealerflow.quant.exposure.DealerShare;
import io.dealerflow.quant.exposure.ExpiryExposure;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GreekExposure;
import io.dealerflow.quant.exposure.Walls;
import io.dealerflow.quant.hedging.HedgingFlow;
import io.dealerflow.quant.hedging.HedgingFlows;
import io.dealerflow.quant.hedging.HedgingShift;
import io.dealerflow.quant.profile.ForwardGex;
import io.dealerflow.quant.profile.GexCurve;
import io.dealerflow.quant.robustness.Robustness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything the library says of a book, under the names of {@code figures.csv}. */
final class ChainFigures {
    private static final HedgingShift POINT_AND_DAY = new HedgingShift(0.01, 1 / 365.0);
    private static final int ROLLS = 6;

    private final Map<String, Object> figures = new HashMap<>();
    private final PreparedBook prepared;
    private final GexAnalysis analysis;

    private ChainFigures(Book book, Convention convention) {
        prepared = PreparedBook.of(book, convention);
        analysis = GexAnalysis.of(prepared);
        quality();
        exposures();
        flips();
    }

    /** Counts, sums and flips. */
    static ChainFigures brief(Book book, Convention convention) {
        return new ChainFigures(book, convention);
    }

    /** Those and everything else. */
    static ChainFigures whole(Book book, Convention convention) {
        ChainFigures figures = new ChainFigures(book, convention);
        figures.rest();
        return figures;
    }

    private void rest() {
        walls();
        series();
        pin();
        hedging();
        shares();
        forwards();
        robustness();
    }

    /** Null when the library has no such figure. */
    @Nullable
    Object get(String metric, String key) {
        return figures.get(metric + " " + key);
    }

    /** The keys under which a metric has a figure. */
    Set<String> keys(String metric) {
        String start = metric + " ";
        return figures.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .collect(toSet());
    }

    /** Size of the sums that the net figures are small differences of, dollars per 1 %. */
    double gross() {
        return analysis.totals().gross();
    }

    /** What a profile's evaluation at a multiple of spot gives; not one of the grid's points. */
    double net(double multiple) {
        return GexCurve.of(prepared).node(multiple * prepared.book().spot()).gex();
    }

    private void put(String metric, @Nullable Object value) {
        put(metric, "", value);
    }

    private void put(String metric, Object key, @Nullable Object value) {
        if (value != null) {
            figures.put(metric + " " + key, value);
        }
    }

    private void quality() {
        BookQuality quality = analysis.quality();
        put("received", quality.received());
        put("used", quality.used());
        quality.dropped().forEach((reason, count) -> put("dropped", reason, count));
        quality.volatilitySources().forEach((source, count) -> put("source", source, count));
    }

    private void exposures() {
        put("net", analysis.totals().net());
        put("gross", analysis.totals().gross());
        put("call", analysis.totals().call());
        put("put", analysis.totals().put());
        put("net_to_gross", analysis.totals().netToGross());
        analysis.byStrike().forEach(row -> put("strike_net", row.strike(), row.netGex()));
        ContractGreeks greeks = ContractGreeks.of(prepared).orElse(null);
        if (greeks != null) {
            greeks("", "", greeks.total());
            greeks.byStrike().forEach(row -> greeks("strike_", row.strike(), row.greeks()));
        }
        for (BucketExposure bucket : BucketExposure.of(analysis, greeks)) {
            put("bucket_net", bucket.bucket(), bucket.gex().net());
            if (bucket.greeks() != null) {
                greeks("bucket_", bucket.bucket(), bucket.greeks());
            }
        }
    }

    private void greeks(String prefix, Object key, GreekExposure sums) {
        put(prefix + "dex", key, sums.delta());
        put(prefix + "vex", key, sums.vanna());
        put(prefix + "cex", key, sums.charm());
    }

    private void flips() {
        List<Double> all = analysis.flip().all();
        put("flip_count", all.size());
        for (int i = 0; i < all.size(); i++) {
            put("flip", i, all.get(i));
        }
        put("flip_nearest", analysis.flip().nearest());
        put("regime", analysis.regime());
        put("cumulative_flip", CumulativeFlip.of(analysis).nearest());
    }

    private void walls() {
        Walls walls = analysis.walls();
        put("call_wall", walls.call());
        put("put_wall", walls.put());
        put("absolute_gamma_strike", walls.absoluteGamma());
        put("largest_positive", walls.largestPositive());
        put("largest_negative", walls.largestNegative());
        put("gamma_centroid", walls.gammaCentroid());
    }

    private void series() {
        put("implied_spot", analysis.impliedSpot());
        put("atm_vol_30d", AtTheMoney.volatilityAt(prepared, 30 / 365.0).orElse(null));
        PutCallRatios ratios = PutCallRatios.of(prepared);
        put("put_call_oi", ratios.openInterest());
        put("put_call_volume", ratios.volume());
        for (ExpiryExposure row : analysis.byExpiry()) {
            SeriesReading reading = row.reading();
            String key = reading.series().key().expiry() + "/"
                    + reading.series().key().root();
            put("expiry_net", key, row.totals().net());
            put("expiry_gross", key, row.totals().gross());
            put("max_pain", key, row.maxPain());
            put("years", key, reading.years());
            put("forward", key, reading.forward().forward());
            put("forward_source", key, reading.forward().source());
            put("parity_strikes", key, reading.forward().parityStrikes());
            ExpectedMove move = ExpectedMove.of(reading, prepared.book().spot());
            put("straddle", key, move.straddle());
            put("sigma", key, move.sigma());
            put("atm_vol", key, AtTheMoney.volatility(reading).orElse(null));
        }
    }

    private void pin() {
        PinRisk pin = PinRisk.of(prepared).found().orElse(null);
        if (pin != null) {
            put("pin_strike", pin.strike());
            put("pin_expected_move", pin.expectedMove());
            put("pin_proximity", pin.components().proximity());
            put("pin_time", pin.components().time());
            put("pin_concentration", pin.components().concentration());
            put("pin_gamma", pin.components().gamma());
            put("pin_value", pin.value());
        }
    }

    private void hedging() {
        for (HedgingFlow flow : HedgingFlows.of(prepared, HedgingShift.NONE)) {
            put("hedging", 100 * flow.move(), flow.total());
        }
        for (HedgingFlow flow : HedgingFlows.of(prepared, POINT_AND_DAY)) {
            put("hedging_total", 100 * flow.move(), flow.total());
            put("hedging_gamma", 100 * flow.move(), flow.gamma());
            put("hedging_vanna", 100 * flow.move(), flow.vanna());
            put("hedging_charm", 100 * flow.move(), flow.charm());
        }
    }

    private void shares() {
        share("share_zero_dte", DealerShare.zeroDte(analysis));
        share("share_next", DealerShare.nextExpiry(analysis));
        share("share_monthly", DealerShare.nextMonthly(analysis));
    }

    private void share(String metric, Optional<DealerShare> share) {
        put(metric, share.map(DealerShare::share).orElse(null));
    }

    private void forwards() {
        for (ForwardGex roll : ForwardGex.of(prepared, ROLLS)) {
            put("forward_gex_now", roll.rolledOff(), roll.netNow());
            put("forward_gex_then", roll.rolledOff(), roll.netThen());
            put("forward_gex_flip", roll.rolledOff(), roll.flip().nearest());
        }
    }

    private void robustness() {
        Robustness.of(analysis).alternatives().forEach(other -> {
            put("robust_net", other.assumption(), other.totals().net());
            put("robust_sign", other.assumption(), other.signHolds());
            put("robust_side", other.assumption(), other.sideHolds());
        });
    }
}
