package io.dealerflow.feature.asset;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.FeatureName;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All features, and which of them an asset has. */
final class Definitions {
    private static final Map<FeatureName, Definition> ALL = all();

    private Definitions() {}

    /** Those whose inputs the asset has or its class demands; by name. */
    static Map<FeatureName, Definition> of(Asset asset) {
        Set<Role> roles = demandedBy(asset.assetClass());
        roles.addAll(asset.roles());
        Map<FeatureName, Definition> definitions = new EnumMap<>(ALL);
        definitions.values().removeIf(definition -> !roles.containsAll(definition.roles()));
        if (asset.roles().contains(Role.CHAIN) && !asset.roles().contains(Role.CLOSES)) {
            definitions.put(FeatureName.CLOSE, PriceFeatures.SPOT);
        }
        return definitions;
    }

    private static Set<Role> demandedBy(AssetClass assetClass) {
        return switch (assetClass) {
            case EQUITY -> EnumSet.of(Role.CLOSES, Role.CHAIN);
            case COMMODITY -> EnumSet.of(Role.CLOSES, Role.CURVE, Role.POSITIONS);
            case FX -> EnumSet.of(Role.CLOSES, Role.BASE_RATE, Role.QUOTE_RATE);
            case CREDIT -> EnumSet.of(Role.HIGH_YIELD, Role.INVESTMENT_GRADE);
            case RATES ->
                EnumSet.of(
                        Role.YIELD_3M,
                        Role.YIELD_2Y,
                        Role.YIELD_10Y,
                        Role.YIELD_10Y_JP,
                        Role.YIELD_10Y_AU,
                        Role.BALANCE_SHEET);
            case CROSS_BORDER -> EnumSet.of(Role.SPX, Role.DXY, Role.USDJPY, Role.YIELD_10Y_JP);
            case UNKNOWN -> EnumSet.noneOf(Role.class);
        };
    }

    private static Map<FeatureName, Definition> all() {
        Map<FeatureName, Definition> all = new EnumMap<>(FeatureName.class);
        Stream.of(
                        PriceFeatures.definitions(),
                        BookFeatures.definitions(),
                        CurveFeatures.definitions(),
                        PositionFeatures.definitions(),
                        RateFeatures.definitions(),
                        CrossBorderFeatures.definitions(),
                        universe())
                .forEach(all::putAll);
        return all;
    }

    private static Map<FeatureName, Definition> universe() {
        return Map.of(
                FeatureName.STRESSED_SHARE,
                        new Definition(
                                List.of(Role.CLOSES), known -> known.stress().share()),
                FeatureName.STRESSED_CORRELATION,
                        new Definition(
                                List.of(Role.CLOSES), known -> known.stress().correlation()),
                FeatureName.CONTAGION,
                        new Definition(
                                List.of(Role.CLOSES), known -> known.stress().contagion()),
                FeatureName.NEWS_SENTIMENT, new Definition(List.of(Role.SENTIMENT), SentimentFeature::weightedMean));
    }
}
