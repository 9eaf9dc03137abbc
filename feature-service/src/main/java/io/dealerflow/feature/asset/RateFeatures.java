package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.BALANCE_SHEET_TREND_PCT;
import static io.dealerflow.contracts.features.FeatureName.CARRY;
import static io.dealerflow.contracts.features.FeatureName.CURVE_2S10S;
import static io.dealerflow.contracts.features.FeatureName.CURVE_3M10Y;
import static io.dealerflow.contracts.features.FeatureName.HY_IG_CHANGE_1M;
import static io.dealerflow.contracts.features.FeatureName.HY_IG_SPREAD;
import static io.dealerflow.contracts.features.FeatureName.INVERSION_DAYS;
import static io.dealerflow.contracts.features.FeatureName.US_AU_10Y;
import static io.dealerflow.contracts.features.FeatureName.US_JP_10Y;

import io.dealerflow.contracts.features.FeatureName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Features of interest rates, credit spreads and the central bank. */
final class RateFeatures {
    private static final int TREND_WEEKS = 13;
    private static final double PERCENT = 100;

    private RateFeatures() {}

    static Map<FeatureName, Definition> definitions() {
        Map<FeatureName, Definition> all = new EnumMap<>(FeatureName.class);
        all.put(CARRY, difference(Role.BASE_RATE, Role.QUOTE_RATE, PERCENT));
        all.put(US_JP_10Y, difference(Role.YIELD_10Y, Role.YIELD_10Y_JP, 1));
        all.put(US_AU_10Y, difference(Role.YIELD_10Y, Role.YIELD_10Y_AU, 1));
        all.put(HY_IG_SPREAD, onCommonDates(Role.HIGH_YIELD, Role.INVESTMENT_GRADE, RateFeatures::spread));
        all.put(HY_IG_CHANGE_1M, onCommonDates(Role.HIGH_YIELD, Role.INVESTMENT_GRADE, RateFeatures::monthlyChange));
        all.put(CURVE_2S10S, onCommonDates(Role.YIELD_10Y, Role.YIELD_2Y, RateFeatures::spread));
        all.put(CURVE_3M10Y, onCommonDates(Role.YIELD_10Y, Role.YIELD_3M, RateFeatures::spread));
        all.put(INVERSION_DAYS, onCommonDates(Role.YIELD_10Y, Role.YIELD_2Y, RateFeatures::inversionDays));
        all.put(
                BALANCE_SHEET_TREND_PCT,
                new Definition(
                        List.of(Role.BALANCE_SHEET), known -> balanceSheetTrend(known.values(Role.BALANCE_SHEET))));
        return all;
    }

    /** The newest of each, whatever their dates: a series may be monthly. */
    private static Definition difference(Role one, Role other, double unit) {
        return new Definition(List.of(one, other), known -> {
            var newest = new CommonDates.Pair(
                    known.values(one).getLast(), known.values(other).getLast());
            return Calculated.of(newest.difference() / unit, newest.facts());
        });
    }

    /** The newest date on which both have a value, and the dates before. */
    private static Definition onCommonDates(
            Role one, Role other, BiFunction<CommonDates.Pair, CommonDates, Calculated> figure) {
        return new Definition(List.of(one, other), known -> {
            var dates = new CommonDates(known.values(one), known.values(other));
            if (!dates.hasNext()) {
                return Calculated.none(Reason.NO_DATA, List.of());
            }
            CommonDates.Pair newest = dates.next();
            return known.isStale(newest.one().date(), one)
                    ? Calculated.none(Reason.STALE, newest.facts())
                    : figure.apply(newest, dates);
        });
    }

    private static Calculated spread(CommonDates.Pair newest, CommonDates earlier) {
        return Calculated.of(newest.difference(), newest.facts());
    }

    private static Calculated monthlyChange(CommonDates.Pair newest, CommonDates earlier) {
        LocalDate monthBefore = newest.one().date().minusMonths(1);
        while (earlier.hasNext()) {
            CommonDates.Pair then = earlier.next();
            if (!then.one().date().isAfter(monthBefore)) {
                List<Fact.Value> facts = both(then, newest);
                return History.isGap(then.one().date(), monthBefore)
                        ? Calculated.none(Reason.GAP, facts)
                        : Calculated.of(newest.difference() - then.difference(), facts);
            }
        }
        return Calculated.none(Reason.SHORT_HISTORY, newest.facts());
    }

    private static List<Fact.Value> both(CommonDates.Pair then, CommonDates.Pair newest) {
        return List.of(then.one(), then.other(), newest.one(), newest.other());
    }

    /** The facts begin with the date that ended the run, if there is one. */
    private static Calculated inversionDays(CommonDates.Pair newest, CommonDates earlier) {
        List<CommonDates.Pair> run = new ArrayList<>(List.of(newest));
        while (run.getLast().difference() < 0 && earlier.hasNext()) {
            run.add(earlier.next());
        }
        int days = run.getLast().difference() < 0 ? run.size() : run.size() - 1;
        return Calculated.of(
                days,
                run.reversed().stream().flatMap(pair -> pair.facts().stream()).toList());
    }

    private static Calculated balanceSheetTrend(List<Fact.Value> values) {
        Fact.Value newest = values.getLast();
        LocalDate wanted = newest.date().minusWeeks(TREND_WEEKS);
        int after = History.indexFrom(values, wanted.plusDays(1));
        if (after == 0) {
            return Calculated.none(Reason.SHORT_HISTORY, List.of(newest));
        }
        Fact.Value then = values.get(after - 1);
        List<Fact.Value> facts = List.of(then, newest);
        if (History.isGap(then.date(), wanted)) {
            return Calculated.none(Reason.GAP, facts);
        }
        return then.value() <= 0
                ? Calculated.none(Reason.NOT_POSITIVE, facts)
                : Calculated.of(PERCENT * (newest.value() / then.value() - 1), facts);
    }
}
