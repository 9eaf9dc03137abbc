package io.dealerflow.scoring.instability;

import static io.dealerflow.scoring.Features.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.AssetScore.Input;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.scoring.Features;
import io.dealerflow.scoring.config.DefinitionsFile;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.instability.InstabilityEngine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstabilityEngineTest {
    private static final double EPS = 1e-9;

    private final InstabilityEngine engine = new InstabilityEngine(DefinitionsFile.read(Optional.empty()));
    private final History<PastObservation> history = new History<PastObservation>(List.of());

    @Test
    void indexIsTheMeanOfTheComponentsThatDoNotAbstain() {
        Outcome outcome = score(Features.book("X"));

        // (0.6 + 0.2 + 1) / 3
        assertThat(outcome.index()).isCloseTo(60, within(EPS));
        assertThat(outcome.regime()).isEqualTo(Regime.FRAGILE);
        assertThat(outcome.previousRegime()).isNull();
        assertThat(outcome.components())
                .extracting(Component::name)
                .containsExactly("flow", "vol", "positioning", "carry_term", "credit", "contagion", "narrative");
        assertThat(outcome.components().stream().mapToDouble(Component::weight).sum())
                .isCloseTo(1, within(EPS));
    }

    @Test
    void aComponentSaysWhatItRead() {
        Instant yesterday = START.minus(Duration.ofDays(1));
        Component vol = component(1, Features.book("X").with(FeatureName.ATM_VOL_30D, 0.3, yesterday));

        assertThat(vol.measure()).isEqualTo("atm_vol_30d");
        assertThat(vol.asOf()).isEqualTo(yesterday);
        assertThat(vol.inputs()).containsEntry("atm_vol_30d", 0.3).containsEntry("measure", 0.3);
        assertThat(vol.features()).singleElement().satisfies(input -> {
            assertThat(input.unit()).isEqualTo("fraction_per_year");
            assertThat(input.ageSeconds()).isEqualTo(86_400);
            assertThat(input.observations().newest()).containsExactly("observation-1");
        });
    }

    @Test
    void whatIsStaleAbstainsAndIsStillShown() {
        Component vol = component(
                1,
                Features.book("X")
                        .with(
                                FeatureName.ATM_VOL_30D,
                                0.3,
                                START.minus(Duration.ofDays(4).plusSeconds(1))));

        assertThat(vol.value()).isNull();
        assertThat(vol.weight()).isZero();
        assertThat(vol.reason()).isEqualTo("STALE");
        assertThat(vol.features()).extracting(Input::value).containsExactly(0.3);
    }

    @Test
    void theNextMeasureServesWhenTheFirstHasNoValue() {
        Component vol = component(
                1,
                Features.book("X")
                        .without(FeatureName.ATM_VOL_30D, "NO_QUOTES")
                        .with(FeatureName.REALIZED_VOL_20D, 0.35));

        assertThat(vol.measure()).isEqualTo("realized_vol_20d");
        assertThat(vol.value()).isCloseTo(0.5, within(EPS));
    }

    @Test
    void reasonsAreTheFeaturesOwnTheClassesOrTheBooks() {
        assertThat(component(1, Features.of("X")).reason()).isEqualTo("NO_SOURCE");
        assertThat(component(1, Features.of("X").without(FeatureName.REALIZED_VOL_20D, "TOO_FEW_CLOSES"))
                        .reason())
                .isEqualTo("TOO_FEW_CLOSES");
        assertThat(component(0, Features.of("X").assetClass(AssetClass.RATES)).reason())
                .isEqualTo("NO_MEASURE");
        assertThat(component(1, Features.book("X").with(FeatureName.GROSS_GEX, 0))
                        .reason())
                .isEqualTo("NO_EXPOSURE");
        assertThat(component(0, Features.book("X").assetClass(AssetClass.UNKNOWN))
                        .reason())
                .isEqualTo("NO_MEASURE");
    }

    @Test
    void withoutAnyComponentThereIsNoIndex() {
        Outcome outcome = score(Features.book("X").with(FeatureName.GROSS_GEX, 0));

        assertThat(outcome.index()).isNull();
        assertThat(outcome.regime()).isNull();
    }

    @Test
    void onlyWhatWasKnownBeforeCounts() {
        fill(60, START.plus(Duration.ofDays(1)));

        assertThat(component(1, Features.book("X").at(START)).method()).isEqualTo(ScaleMethod.FIXED_RANGE);
        assertThat(component(1, Features.book("X").at(START)).inputs()).containsEntry("past_observations", 0.0);
        assertThat(component(1, Features.book("X").at(START.plus(Duration.ofDays(2))))
                        .method())
                .isEqualTo(ScaleMethod.PERCENTILE);
        assertThat(component(1, Features.book("X").at(START.plus(Duration.ofDays(500))))
                        .method())
                .isEqualTo(ScaleMethod.FIXED_RANGE);
    }

    @Test
    void aFigureThatStandsInManyEventsIsOneObservationAndNotComparedWithItself() {
        for (int i = 0; i < 100; i++) {
            history.put(score(Features.of("X")
                            .id("e" + i)
                            .at(START.plusSeconds(i))
                            .with(FeatureName.SPECULATORS_NET_PERCENTILE, 0.9, START.minusSeconds(60)))
                    .remembered());
        }

        Features same = Features.of("X")
                .at(START.plusSeconds(200))
                .with(FeatureName.SPECULATORS_NET_PERCENTILE, 0.9, START.minusSeconds(60));
        Features next = Features.of("X")
                .at(START.plusSeconds(200))
                .with(FeatureName.SPECULATORS_NET_PERCENTILE, 0.8, START.plusSeconds(150));

        assertThat(component(2, same).inputs()).containsEntry("past_observations", 0.0);
        assertThat(component(2, next).inputs()).containsEntry("past_observations", 1.0);
    }

    @Test
    void anotherMeasureHasAHistoryOfItsOwn() {
        fill(60, START.minus(Duration.ofDays(1)));

        Component realized = component(
                1,
                Features.book("X")
                        .without(FeatureName.ATM_VOL_30D, "NO_QUOTES")
                        .with(FeatureName.REALIZED_VOL_20D, 0.35));

        assertThat(realized.method()).isEqualTo(ScaleMethod.FIXED_RANGE);
    }

    private void fill(int count, Instant from) {
        for (int i = 0; i < count; i++) {
            history.put(score(Features.book("X").id("past-" + i).at(from.plus(Duration.ofMinutes(i))))
                    .remembered());
        }
    }

    private Outcome score(Features features) {
        return engine.score(features.build(), history);
    }

    private Component component(int index, Features features) {
        return score(features).components().get(index);
    }
}
