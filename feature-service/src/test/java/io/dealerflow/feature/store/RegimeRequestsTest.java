package io.dealerflow.feature.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegimeRequestsTest {
    private static final String MORNING = "2026-03-10T14:00:00Z";
    /** Still the same date in New York. */
    private static final String LATE = "2026-03-11T03:59:00Z";

    private static final String NEXT = "2026-03-11T04:01:00Z";

    private final RegimeRequests requests = new RegimeRequests();

    @Test
    @DisplayName("the first features of a date in New York ask for the regime as of then, later ones do not")
    void onceADate() {
        InferenceRequest first = ask("SPX", MORNING, 0.01).orElseThrow();

        assertThat(first.model()).isEqualTo(ModelName.REGIME);
        assertThat(first.inputs()).containsExactly(ModelInput.ofAsset("SPX", Instant.parse(MORNING)));
        assertThat(ask("SPX", LATE, 0.01)).isEmpty();
        assertThat(ask("NDX", LATE, 0.01)).isPresent();
        assertThat(ask("SPX", NEXT, 0.01)).isPresent();
        assertThat(ask("SPX", MORNING, 0.01)).isEmpty();
    }

    @Test
    @DisplayName("what did not reach the broker, or is asked again after a restart, is the same request")
    void sameIdAgain() {
        AssetFeatures features = features("SPX", MORNING, 0.01);
        InferenceRequest once = requests.of(features, false).orElseThrow();

        assertThat(requests.of(features, false)).contains(once);
        assertThat(new RegimeRequests()
                        .of(features("SPX", LATE, 0.01), false)
                        .orElseThrow()
                        .eventId())
                .isEqualTo(once.eventId());
        assertThat(new RegimeRequests()
                        .of(features("SPX", NEXT, 0.01), false)
                        .orElseThrow()
                        .eventId())
                .isNotEqualTo(once.eventId());
    }

    @Test
    @DisplayName("neither replayed features ask, nor those of an asset without daily closes or implied volatility")
    void whatAsksForNothing() {
        assertThat(requests.of(features("SPX", MORNING, 0.01), true)).isEmpty();
        assertThat(ask("SPX", MORNING, null)).isEmpty();
    }

    private Optional<InferenceRequest> ask(String asset, String asOf, Double premium) {
        AssetFeatures features = features(asset, asOf, premium);
        Optional<InferenceRequest> request = requests.of(features, false);
        request.ifPresent(_ -> requests.requested(features));
        return request;
    }

    private static AssetFeatures features(String asset, String asOf, Double premium) {
        Instant at = Instant.parse(asOf);
        var feature = new Feature(
                premium,
                "variance_per_year",
                premium == null ? "NO_SOURCE" : null,
                at,
                new Inputs(0, "", List.of()),
                null);
        return new AssetFeatures(
                asset + asOf,
                "feature-service",
                at,
                at,
                AssetFeatures.VERSION,
                asset,
                AssetClass.EQUITY,
                Map.of(FeatureName.VARIANCE_RISK_PREMIUM.wireName(), feature),
                "real");
    }
}
