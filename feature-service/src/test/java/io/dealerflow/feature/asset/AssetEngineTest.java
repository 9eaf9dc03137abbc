package io.dealerflow.feature.asset;

import static io.dealerflow.contracts.features.FeatureName.CARRY;
import static io.dealerflow.contracts.features.FeatureName.CLOSE;
import static io.dealerflow.contracts.features.FeatureName.CONTAGION;
import static io.dealerflow.contracts.features.FeatureName.CURVE_2S10S;
import static io.dealerflow.contracts.features.FeatureName.CURVE_SLOPE;
import static io.dealerflow.contracts.features.FeatureName.HEDGERS_NET_PCT;
import static io.dealerflow.contracts.features.FeatureName.HY_IG_CHANGE_1M;
import static io.dealerflow.contracts.features.FeatureName.HY_IG_SPREAD;
import static io.dealerflow.contracts.features.FeatureName.NET_GEX;
import static io.dealerflow.contracts.features.FeatureName.NEWS_SENTIMENT;
import static io.dealerflow.contracts.features.FeatureName.REALIZED_VOL_20D;
import static io.dealerflow.contracts.features.FeatureName.STRESSED_SHARE;
import static io.dealerflow.contracts.features.FeatureName.TREND_20D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetEngineTest {
    private static final LocalDate DAY = LocalDate.of(2024, 1, 2);
    private static final KnownFacts NOTHING = new FactSamples().facts();

    @Test
    void whatTheClassDemandsIsThereAlsoWithoutASource() {
        assertThat(reasons(AssetClass.EQUITY, Set.of()))
                .containsEntry(NET_GEX, "NO_SOURCE")
                .containsEntry(CLOSE, "NO_SOURCE")
                .doesNotContainKeys(CURVE_SLOPE, HY_IG_SPREAD, CARRY);
        assertThat(reasons(AssetClass.COMMODITY, Set.of()))
                .containsKeys(CLOSE, CURVE_SLOPE, HEDGERS_NET_PCT)
                .doesNotContainKey(NET_GEX);
        assertThat(reasons(AssetClass.FX, Set.of())).containsKeys(CLOSE, CARRY, TREND_20D);
        assertThat(reasons(AssetClass.CREDIT, Set.of())).containsOnlyKeys(HY_IG_SPREAD, HY_IG_CHANGE_1M);
    }

    @Test
    void inputsBeyondTheClassAllowTheirFeatures() {
        assertThat(reasons(AssetClass.EQUITY, Set.of(Role.CURVE, Role.HIGH_YIELD, Role.INVESTMENT_GRADE)))
                .containsEntry(CURVE_SLOPE, "NO_DATA")
                .containsEntry(HY_IG_SPREAD, "NO_DATA")
                .doesNotContainKey(CURVE_2S10S);
        assertThat(reasons(AssetClass.CREDIT, Set.of(Role.CLOSES)))
                .containsKeys(CLOSE, REALIZED_VOL_20D, STRESSED_SHARE, CONTAGION);
    }

    @ParameterizedTest
    @EnumSource(FeatureName.class)
    void everyFeatureIsOneOfAnAssetWithAllInputs(FeatureName name) {
        assertThat(reasons(AssetClass.UNKNOWN, EnumSet.allOf(Role.class))).containsEntry(name, "NO_DATA");
    }

    @Test
    void withoutASourceOfClosesTheCloseIsTheSpotOfTheChain() {
        var samples = new FactSamples().book(DAY, FactSamples.evening(DAY), 1e9, 10);

        assertThat(samples.featureOn(DAY, CLOSE).value()).isEqualTo(100.5);
    }

    @Test
    @DisplayName("an input may be as old as its role says, in days of New York")
    void staleInputs() {
        var samples = new FactSamples().value(Role.CLOSES, DAY, 10);

        Instant lastMinute = Instant.parse("2024-01-13T04:59:59Z");
        assertThat(samples.featuresAt(lastMinute).get(CLOSE).value()).isEqualTo(10);
        assertThat(samples.featuresAt(lastMinute.plusSeconds(1)).get(CLOSE).reason())
                .isEqualTo("STALE");
        assertThat(samples.featuresAt(lastMinute.plusSeconds(1))
                        .get(CLOSE)
                        .inputs()
                        .newest())
                .containsExactly("CLOSES-2024-01-02");
    }

    @Test
    void inputsAreCountedHashedAndTheNewestNamed() {
        double[] closes =
                IntStream.range(0, 25).mapToDouble(day -> 100 + day % 3).toArray();
        AssetFeatures.Feature vol = new FactSamples()
                .daily(Role.CLOSES, LocalDate.of(2023, 12, 28), closes)
                .featureOn(LocalDate.of(2024, 1, 21), REALIZED_VOL_20D);

        assertThat(vol.asOf()).isEqualTo("2024-01-21T21:00:00Z");
        assertThat(vol.inputs().count()).isEqualTo(21);
        // sha256sum of the lines CLOSES-2024-01-01 to CLOSES-2024-01-21
        assertThat(vol.inputs().hash()).isEqualTo("66e89fd996b2b933a62c31ccc4012dd1efe1f215026c55d9249965064ff723d9");
        assertThat(vol.inputs().newest())
                .hasSize(AssetFeatures.Inputs.MAX_NEWEST)
                .startsWith("CLOSES-2024-01-06")
                .endsWith("CLOSES-2024-01-21");
    }

    @Test
    void aRevisionOfAnOldDateIsTheNewestInput() {
        AssetFeatures.Feature spread = new FactSamples()
                .value(Role.HIGH_YIELD, DAY, FactSamples.evening(DAY).plusSeconds(60), 4)
                .value(Role.INVESTMENT_GRADE, DAY, 1)
                .featureOn(DAY, HY_IG_SPREAD);

        assertThat(spread.value()).isEqualTo(3);
        assertThat(spread.inputs().newest()).containsExactly("INVESTMENT_GRADE-2024-01-02", "HIGH_YIELD-2024-01-02");
        assertThat(spread.asOf()).isEqualTo("2024-01-02T21:01:00Z");
    }

    @Test
    void anEventBehindSeveralFactsCountsOnce() {
        FactSamples samples = new FactSamples();
        for (Role role : List.of(Role.HIGH_YIELD, Role.INVESTMENT_GRADE)) {
            samples.values.put(role, List.of(new Fact.Value("both", DAY, FactSamples.evening(DAY), 3)));
        }

        assertThat(samples.featureOn(DAY, HY_IG_SPREAD).inputs().count()).isEqualTo(1);
        assertThat(samples.featureOn(DAY, HY_IG_SPREAD).inputs().newest()).containsExactly("both");
    }

    @Test
    void whatBecomesKnownLaterChangesNothing() {
        Instant asOf = FactSamples.evening(DAY.plusDays(150));
        FactSamples known = manyFacts(150);
        Map<FeatureName, AssetFeatures.Feature> features = known.featuresAt(asOf);

        FactSamples more = manyFacts(200);
        Instant late = asOf.plusMillis(1);
        for (Role role : more.values.keySet()) {
            more.value(role, DAY.plusDays(140), late, 777);
        }
        more.book(DAY.plusDays(150), late, 5e9, 77);

        assertThat(features.values().stream().filter(feature -> feature.value() != null))
                .hasSizeGreaterThan(15);
        assertThat(more.featuresAt(asOf)).isEqualTo(features);
        assertThat(more.featuresAt(late)).isNotEqualTo(features);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderOfFactsDoesNotMatter(long seed) {
        Instant asOf = FactSamples.evening(DAY.plusDays(150));
        FactSamples samples = manyFacts(200);
        Map<FeatureName, AssetFeatures.Feature> inOrder = samples.featuresAt(asOf);

        var random = new Random(seed);
        List<List<?>> lists = new ArrayList<>(samples.values.values());
        lists.addAll(samples.others.values());
        lists.addAll(List.of(samples.curves, samples.positions, samples.books));
        lists.forEach(list -> Collections.shuffle(list, random));

        assertThat(samples.featuresAt(asOf)).isEqualTo(inOrder);
    }

    @Test
    void ofTwoVersionsTheLaterKnownCounts() {
        Instant revised = FactSamples.evening(DAY.plusDays(1));
        FactSamples samples =
                new FactSamples().value(Role.CLOSES, DAY, revised, 11).value(Role.CLOSES, DAY, 10);

        assertThat(samples.featureOn(DAY, CLOSE).value()).isEqualTo(10);
        assertThat(samples.featureOn(DAY.plusDays(1), CLOSE).value()).isEqualTo(11);
    }

    @Test
    void noInfinityLeaves() {
        FactSamples samples =
                new FactSamples().value(Role.HIGH_YIELD, DAY, 1e308).value(Role.INVESTMENT_GRADE, DAY, -1e308);

        assertThat(samples.featureOn(DAY, HY_IG_SPREAD).reason()).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    @DisplayName("sentiment is the mean of a day's items, all of each date, halved every six hours of age")
    void sentiment() {
        Instant asOf = FactSamples.evening(DAY);
        FactSamples samples = new FactSamples()
                .value(Role.SENTIMENT, DAY.minusDays(2), asOf.minusSeconds(86_400), -1)
                .value(Role.SENTIMENT, DAY.minusDays(1), asOf.minusSeconds(86_399), 0.5)
                .value(Role.SENTIMENT, DAY, asOf, 0.25);

        assertThat(samples.featuresAt(asOf).get(NEWS_SENTIMENT).value()).isCloseTo(0.2647063265135164, within(1e-15));
        samples.value(Role.SENTIMENT, DAY, asOf.minusSeconds(21_600), -1);
        // (0.25 + 0.5 w − 0.5) / (1 + w + 0.5) with w = 2^(−86 399 / 21 600)
        assertThat(samples.featuresAt(asOf).get(NEWS_SENTIMENT).value()).isCloseTo(-0.1399991784801037, within(1e-15));
        assertThat(samples.featuresAt(asOf.plusSeconds(86_400))
                        .get(NEWS_SENTIMENT)
                        .reason())
                .isEqualTo("STALE");
    }

    private static Map<FeatureName, String> reasons(AssetClass assetClass, Set<Role> roles) {
        Map<FeatureName, String> reasons = new EnumMap<>(FeatureName.class);
        AssetEngine.features(new Asset("A", assetClass, roles), FactSamples.evening(DAY), NOTHING)
                .forEach((name, feature) -> reasons.put(name, feature.reason()));
        return reasons;
    }

    private static FactSamples manyFacts(int days) {
        var samples = new FactSamples();
        var random = new Random(7);
        for (int day = 0; day <= days; day++) {
            LocalDate date = DAY.plusDays(day);
            for (Role role : List.of(Role.CLOSES, Role.SPX, Role.DXY, Role.USDJPY, Role.YIELD_10Y, Role.YIELD_2Y)) {
                samples.value(role, date, 100 * Math.exp(random.nextGaussian() / 50));
            }
            samples.other("B", date, 100 * Math.exp(random.nextGaussian() * (day + 1) / 500));
            samples.book(date, FactSamples.evening(date), random.nextGaussian(), 1000 + random.nextInt(100));
            if (day % 7 == 0) {
                samples.report(date, 100, random.nextInt(50));
            }
        }
        return samples;
    }
}
