package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.CURVE_OPEN_INTEREST_CHANGE_PCT;
import static io.dealerflow.contracts.features.FeatureName.CURVE_SLOPE;
import static io.dealerflow.contracts.features.FeatureName.ROLL_YIELD;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.schedule.FuturesContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Features of the futures curve. */
final class CurveFeatures {
    private static final List<Role> CURVE = List.of(Role.CURVE);
    private static final double DAYS_PER_YEAR = 365;

    private CurveFeatures() {}

    static Map<FeatureName, Definition> definitions() {
        return Map.of(
                CURVE_SLOPE, new Definition(CURVE, known -> slope(CurveDay.newest(known.curves()), false)),
                ROLL_YIELD, new Definition(CURVE, known -> slope(CurveDay.newest(known.curves()), true)),
                CURVE_OPEN_INTEREST_CHANGE_PCT, new Definition(CURVE, known -> openInterestChange(known.curves())));
    }

    private static Calculated slope(CurveDay day, boolean isPerYear) {
        List<FuturesContract> futures = day.liquid();
        if (futures.size() < 2) {
            return Calculated.none(Reason.FEW_CONTRACTS, day.facts());
        }
        FuturesContract near = futures.getFirst();
        FuturesContract next = futures.get(1);
        if (near.settlement() <= 0 || next.settlement() <= 0) {
            return Calculated.none(Reason.NOT_POSITIVE, day.facts());
        }
        double slope = (near.settlement() - next.settlement()) / near.settlement();
        long days = next.expiry().toEpochDay() - near.expiry().toEpochDay();
        return Calculated.of(isPerYear ? slope * DAYS_PER_YEAR / days : slope, day.facts());
    }

    private static Calculated openInterestChange(List<Fact.Curve> curves) {
        CurveDay newest = CurveDay.newest(curves);
        int today = curves.size() - newest.facts().size();
        if (today == 0) {
            return Calculated.none(Reason.SHORT_HISTORY, newest.facts());
        }
        CurveDay before = CurveDay.newest(curves.subList(0, today));
        List<Fact.Curve> facts = curves.subList(today - before.facts().size(), curves.size());
        OptionalLong old = before.openInterest();
        OptionalLong now = newest.openInterest();
        if (old.isEmpty() || now.isEmpty()) {
            return Calculated.none(Reason.UNAVAILABLE, facts);
        }
        return BookFeatures.change(facts.getFirst(), old.getAsLong(), facts.getLast(), now.getAsLong(), facts);
    }
}
