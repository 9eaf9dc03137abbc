package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.CLOSE;
import static io.dealerflow.contracts.features.FeatureName.REALIZED_VOL_20D;
import static io.dealerflow.contracts.features.FeatureName.REALIZED_VOL_PERCENTILE;
import static io.dealerflow.contracts.features.FeatureName.TREND_20D;

import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.quant.Outcome.Found;
import io.dealerflow.quant.Outcome.Missing;
import java.util.List;
import java.util.Map;

/** Features of the asset's own closes. */
final class PriceFeatures {
    private static final int TREND_CLOSES = 20;
    private static final double SESSIONS_PER_YEAR = 252;
    private static final List<Role> CLOSES = List.of(Role.CLOSES);

    private PriceFeatures() {}

    /** For assets whose price is known from their chain alone. */
    static final Definition SPOT = new Definition(
            List.of(Role.CHAIN),
            known -> Calculated.of(known.books().getLast().spot(), History.last(known.books(), 1)));

    static Map<FeatureName, Definition> definitions() {
        return Map.of(
                CLOSE, new Definition(CLOSES, PriceFeatures::close),
                REALIZED_VOL_20D,
                        new Definition(
                                CLOSES,
                                known -> new Calculated(
                                        known.volatility().value(),
                                        known.volatility().newestCloses())),
                REALIZED_VOL_PERCENTILE,
                        new Definition(
                                CLOSES,
                                known -> new Calculated(
                                        known.volatility().percentile(),
                                        known.volatility().closes())),
                TREND_20D, new Definition(CLOSES, PriceFeatures::trend));
    }

    private static Calculated close(Known known) {
        List<Fact.Value> closes = known.values(Role.CLOSES);
        return Calculated.of(closes.getLast().value(), History.last(closes, 1));
    }

    private static Calculated trend(Known known) {
        List<Fact.Value> closes = known.values(Role.CLOSES);
        List<Fact.Value> last = History.last(closes, TREND_CLOSES);
        return switch (Returns.last(closes, TREND_CLOSES - 1)) {
            case Missing<double[], Reason>(Reason reason) -> Calculated.none(reason, last);
            case Found<double[], Reason> found -> Calculated.of(slopeOfLogarithms(last) * SESSIONS_PER_YEAR, last);
        };
    }

    /** Of the least-squares line, per close. */
    private static double slopeOfLogarithms(List<Fact.Value> closes) {
        double middle = (closes.size() - 1) / 2.0;
        double products = 0;
        double squares = 0;
        for (int i = 0; i < closes.size(); i++) {
            products += (i - middle) * Math.log(closes.get(i).value());
            squares += (i - middle) * (i - middle);
        }
        return products / squares;
    }
}
