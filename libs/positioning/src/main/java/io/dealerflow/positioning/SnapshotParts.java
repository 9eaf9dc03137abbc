package io.dealerflow.positioning;

import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.expiry.AtTheMoney;
import io.dealerflow.quant.expiry.ExpectedMove;
import io.dealerflow.quant.expiry.FrontExpiry;
import io.dealerflow.quant.expiry.PinRisk;
import io.dealerflow.quant.exposure.ExpiryExposure;
import io.dealerflow.quant.exposure.StrikeExposure;
import io.dealerflow.quant.hedging.HedgingFlows;
import io.dealerflow.quant.hedging.HedgingShift;
import io.dealerflow.quant.profile.GammaFlip;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a snapshot from the results of the analysis: fractions become percent, enums those of the contracts. */
final class SnapshotParts {
    static final double PERCENT = 100;

    private SnapshotParts() {}

    static GexSnapshot.GammaFlip flip(GammaFlip flip) {
        GammaFlip.Reason reason = flip.reason();
        Double relative = flip.relativeDistance();
        return new GexSnapshot.GammaFlip(
                flip.nearest(),
                reason == null ? null : ContractEnums.of(NoFlipReason.class, reason),
                flip.all(),
                flip.searched() ? List.of(flip.low(), flip.high()) : List.of(),
                flip.distance(),
                relative == null ? null : relative * PERCENT);
    }

    static GexSnapshot.StrikeGex strike(StrikeExposure row) {
        return new GexSnapshot.StrikeGex(
                row.strike(), row.callGex(), row.putGex(), row.netGex(), row.callOpenInterest(), row.putOpenInterest());
    }

    static GexSnapshot.ExpiryGex expiry(ExpiryExposure row) {
        SeriesReading reading = row.reading();
        SeriesKey key = reading.series().key();
        return new GexSnapshot.ExpiryGex(
                key.expiry(),
                key.root(),
                ContractEnums.of(Settlement.class, key.settlement()),
                row.days(),
                reading.forward().forward(),
                ContractEnums.of(ForwardSource.class, reading.forward().source()),
                reading.forward().parityStrikes(),
                row.totals().net(),
                row.totals().gross(),
                row.maxPain(),
                row.callOpenInterest(),
                row.putOpenInterest(),
                AtTheMoney.volatility(reading).orElse(null));
    }

    static GexSnapshot.@Nullable ExpectedMove expectedMove(PreparedBook prepared) {
        return FrontExpiry.of(prepared)
                .map(front -> {
                    ExpectedMove move = ExpectedMove.of(front, prepared.book().spot());
                    SeriesKey key = front.series().key();
                    return new GexSnapshot.ExpectedMove(key.expiry(), key.root(), move.straddle(), move.sigma());
                })
                .orElse(null);
    }

    static GexSnapshot.@Nullable PinRisk pinRisk(PreparedBook prepared) {
        return PinRisk.of(prepared).found().map(SnapshotParts::pinRisk).orElse(null);
    }

    private static GexSnapshot.PinRisk pinRisk(PinRisk pin) {
        SeriesKey key = pin.reading().series().key();
        PinRisk.Components parts = pin.components();
        PinRisk.Weights weights = pin.weights();
        return new GexSnapshot.PinRisk(
                pin.value(),
                pin.isHigh(),
                key.expiry(),
                key.root(),
                pin.strike(),
                named(parts.proximity(), parts.time(), parts.concentration(), parts.gamma()),
                named(weights.proximity(), weights.time(), weights.concentration(), weights.gamma()));
    }

    private static Map<String, Double> named(double proximity, double time, double concentration, double gamma) {
        return Map.of("proximity", proximity, "time", time, "concentration", concentration, "gamma", gamma);
    }

    static List<GexSnapshot.HedgingFlow> hedgingFlow(PreparedBook prepared) {
        return HedgingFlows.of(prepared, HedgingShift.NONE).stream()
                .map(flow -> new GexSnapshot.HedgingFlow(flow.move() * PERCENT, flow.total(), flow.dollars()))
                .toList();
    }
}
