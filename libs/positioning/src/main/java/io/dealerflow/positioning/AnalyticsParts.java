package io.dealerflow.positioning;

import static io.dealerflow.quant.Units.DAYS_PER_YEAR;
import static io.dealerflow.quant.Units.VOLATILITY_POINT;

import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.expiry.Skew;
import io.dealerflow.quant.expiry.TermStructure;
import io.dealerflow.quant.exposure.BucketExposure;
import io.dealerflow.quant.exposure.ContractGreeks;
import io.dealerflow.quant.exposure.DealerShare;
import io.dealerflow.quant.exposure.GexAnalysis;
import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.exposure.GreekExposure;
import io.dealerflow.quant.exposure.StrikeGreeks;
import io.dealerflow.quant.hedging.HedgingFlow;
import io.dealerflow.quant.hedging.HedgingShift;
import io.dealerflow.quant.profile.ForwardGex;
import io.dealerflow.quant.robustness.Alternative;
import io.dealerflow.quant.robustness.Assumption;
import io.dealerflow.quant.robustness.Robustness;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts between the analysis and {@link GexAnalytics}: percent and days in the contract
 * are fractions and years in the analysis.
 */
final class AnalyticsParts {

    private AnalyticsParts() {}

    static GexAnalytics.Greeks greeks(@Nullable ContractGreeks contracts) {
        if (contracts == null) {
            return new GexAnalytics.Greeks(null, null, null, GexAnalytics.NoGreeksReason.VENDOR_GAMMA);
        }
        GreekExposure total = contracts.total();
        return new GexAnalytics.Greeks(total.delta(), total.vanna(), total.charm(), null);
    }

    static List<GexAnalytics.StrikeGreeks> strikes(@Nullable ContractGreeks contracts) {
        return contracts == null
                ? List.of()
                : contracts.byStrike().stream().map(AnalyticsParts::strike).toList();
    }

    private static GexAnalytics.StrikeGreeks strike(StrikeGreeks row) {
        GreekExposure greeks = row.greeks();
        return new GexAnalytics.StrikeGreeks(row.strike(), greeks.delta(), greeks.vanna(), greeks.charm());
    }

    static GexAnalytics.Bucket bucket(BucketExposure row) {
        GexTotals gex = row.gex();
        GreekExposure greeks = row.greeks();
        return new GexAnalytics.Bucket(
                ContractEnums.of(GexAnalytics.ExpiryBucket.class, row.bucket()),
                row.series(),
                gex.net(),
                gex.call(),
                gex.put(),
                gex.gross(),
                greeks == null ? null : greeks.delta(),
                greeks == null ? null : greeks.vanna(),
                greeks == null ? null : greeks.charm());
    }

    static GexAnalytics.DealerShares dealerShares(GexAnalysis analysis) {
        return new GexAnalytics.DealerShares(
                share(DealerShare.zeroDte(analysis)),
                share(DealerShare.nextExpiry(analysis)),
                share(DealerShare.nextMonthly(analysis)));
    }

    private static GexAnalytics.@Nullable Share share(Optional<DealerShare> date) {
        return date.map(AnalyticsParts::share).orElse(null);
    }

    private static GexAnalytics.Share share(DealerShare date) {
        GexTotals gex = date.gex();
        return new GexAnalytics.Share(
                date.expiry(), gex.net(), gex.call(), gex.put(), gex.gross(), date.share() * SnapshotParts.PERCENT);
    }

    static GexAnalytics.Robustness robustness(Robustness robustness) {
        return new GexAnalytics.Robustness(
                robustness.netToGross(),
                robustness.holds(),
                robustness.turning().stream().map(AnalyticsParts::assumption).toList(),
                robustness.alternatives().stream()
                        .map(AnalyticsParts::alternative)
                        .toList());
    }

    private static GexAnalytics.Alternative alternative(Alternative other) {
        return new GexAnalytics.Alternative(
                assumption(other.assumption()),
                other.totals().net(),
                other.totals().gross(),
                SnapshotParts.flip(other.flip()),
                other.signHolds(),
                other.sideHolds());
    }

    private static GexAnalytics.Assumption assumption(Assumption assumption) {
        return ContractEnums.of(GexAnalytics.Assumption.class, assumption);
    }

    static List<GexAnalytics.Skew> skew(PreparedBook prepared) {
        return prepared.live().stream()
                .sorted(Comparator.comparing(reading -> reading.series().key()))
                .flatMap(AnalyticsParts::skew)
                .toList();
    }

    private static Stream<GexAnalytics.Skew> skew(SeriesReading reading) {
        SeriesKey key = reading.series().key();
        return Skew.of(reading).found().stream()
                .map(skew -> new GexAnalytics.Skew(
                        key.expiry(), key.root(), skew.riskReversal(), skew.butterfly(), skew.slope()));
    }

    static GexAnalytics.TermPoint termPoint(TermStructure.Point point) {
        return new GexAnalytics.TermPoint(
                point.key().expiry(), point.key().root(), point.years() * DAYS_PER_YEAR, point.volatility());
    }

    static GexAnalytics.ForwardGex forwardGex(ForwardGex roll) {
        return new GexAnalytics.ForwardGex(
                roll.rolledOff(), roll.at(), roll.netNow(), roll.netThen(), SnapshotParts.flip(roll.flip()));
    }

    static HedgingShift hedgingShift(GexAnalytics.HedgingShift shift) {
        return new HedgingShift(shift.volShift() * VOLATILITY_POINT, shift.timeShiftDays() / DAYS_PER_YEAR);
    }

    static GexAnalytics.HedgingFlow hedgingFlow(HedgingFlow flow) {
        return new GexAnalytics.HedgingFlow(
                flow.move() * SnapshotParts.PERCENT,
                flow.total(),
                flow.dollars(),
                flow.gamma(),
                flow.vanna(),
                flow.charm(),
                flow.residual());
    }
}
