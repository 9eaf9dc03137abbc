package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.DXY_RETURN_20D;
import static io.dealerflow.contracts.features.FeatureName.JAPAN_REFLEXIVITY;
import static io.dealerflow.contracts.features.FeatureName.SPX_DXY_CORRELATION_60D;
import static io.dealerflow.contracts.features.FeatureName.SPX_RETURN_20D;
import static io.dealerflow.contracts.features.FeatureName.USDJPY_VOL_REGIME;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.Outcome;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Features of what links markets of several countries. */
final class CrossBorderFeatures {
    private static final int RETURN_DAYS = 20;
    /** Over which a yield's change is taken, calendar days: as long as {@value #RETURN_DAYS} trading days. */
    private static final int YIELD_CHANGE_DAYS = 28;

    private static final double NORMAL_FROM = 0.5;
    private static final double PERCENT = 100;

    private CrossBorderFeatures() {}

    static Map<FeatureName, Definition> definitions() {
        return Map.of(
                SPX_RETURN_20D, returnOf(Role.SPX),
                DXY_RETURN_20D, returnOf(Role.DXY),
                SPX_DXY_CORRELATION_60D, new Definition(List.of(Role.SPX, Role.DXY), CrossBorderFeatures::correlation),
                USDJPY_VOL_REGIME, new Definition(List.of(Role.USDJPY), known -> volRegime(known.values(Role.USDJPY))),
                JAPAN_REFLEXIVITY,
                        new Definition(
                                List.of(Role.USDJPY, Role.YIELD_10Y_JP, Role.SPX), CrossBorderFeatures::reflexivity));
    }

    private static Definition returnOf(Role role) {
        return new Definition(List.of(role), known -> {
            List<Fact.Value> closes = known.values(role);
            List<Fact.Value> facts = newestCloses(closes);
            return switch (return20(closes)) {
                case Missing<Double, Reason>(Reason reason) -> Calculated.none(reason, facts);
                case Found<Double, Reason>(Double value) -> Calculated.of(PERCENT * value, facts);
            };
        });
    }

    private static Outcome<Double, Reason> return20(List<Fact.Value> closes) {
        return switch (Returns.last(closes, RETURN_DAYS)) {
            case Missing<double[], Reason>(Reason reason) -> new Missing<>(reason);
            case Found<double[], Reason>(double[] returns) ->
                new Found<>(Arrays.stream(returns).sum());
        };
    }

    private static Calculated correlation(Known known) {
        Correlation correlation = Correlation.of(known.values(Role.SPX), known.values(Role.DXY));
        List<Fact> facts = new ArrayList<>(correlation.closes());
        facts.addAll(correlation.otherCloses());
        if (correlation.closes().isEmpty()) {
            return Calculated.none(Reason.SHORT_HISTORY, facts);
        }
        return known.isStale(correlation.closes().getLast().date(), Role.SPX)
                ? Calculated.none(Reason.STALE, facts)
                : new Calculated(correlation.outcome(), facts);
    }

    private static Calculated volRegime(List<Fact.Value> closes) {
        Volatility volatility = Volatility.of(closes);
        return switch (volatility.percentile()) {
            case Missing<Double, Reason>(Reason reason) -> Calculated.none(reason, volatility.closes());
            case Found<Double, Reason>(Double percentile) ->
                Calculated.of(percentile < NORMAL_FROM ? 0 : percentile < Stress.FROM ? 1 : 2, volatility.closes());
        };
    }

    private static Calculated reflexivity(Known known) {
        List<Fact.Value> yields = known.values(Role.YIELD_10Y_JP);
        int after = History.indexFrom(yields, yields.getLast().date().minusDays(YIELD_CHANGE_DAYS - 1));
        List<Fact.Value> facts = new ArrayList<>(newestCloses(known.values(Role.USDJPY)));
        facts.addAll(newestCloses(known.values(Role.SPX)));
        if (after > 0) {
            facts.add(yields.get(after - 1));
        }
        facts.add(yields.getLast());
        List<Outcome<Double, Reason>> moves = List.of(
                return20(known.values(Role.USDJPY)), return20(known.values(Role.SPX)), yieldChange(yields, after));
        boolean isSet = true;
        for (int i = 0; i < moves.size(); i++) {
            switch (moves.get(i)) {
                case Missing<Double, Reason>(Reason reason) -> {
                    return Calculated.none(reason, facts);
                }
                case Found<Double, Reason>(Double move) -> isSet &= i < 2 ? move < 0 : move > 0;
            }
        }
        return Calculated.of(isSet ? 1 : 0, facts);
    }

    /** @param after index of the first yield that is too new to compare with */
    private static Outcome<Double, Reason> yieldChange(List<Fact.Value> yields, int after) {
        if (after == 0) {
            return new Missing<>(Reason.SHORT_HISTORY);
        }
        Fact.Value now = yields.getLast();
        Fact.Value then = yields.get(after - 1);
        return History.isGap(then.date(), now.date().minusDays(YIELD_CHANGE_DAYS))
                ? new Missing<>(Reason.GAP)
                : new Found<>(now.value() - then.value());
    }

    private static List<Fact.Value> newestCloses(List<Fact.Value> closes) {
        return History.last(closes, RETURN_DAYS + 1);
    }
}
