package io.dealerflow.feature.store;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks for the regime of an asset with the first features of each date in New York, if the asset has daily closes and an implied volatility: one that
 * has a variance risk premium. The id of a request is that of asset and date, so that what is asked again after a restart is the same request.
 */
final class RegimeRequests {
    private static final String SOURCE = "feature-service";
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** The last date of each asset that was asked for. */
    private final Map<String, LocalDate> requested = new ConcurrentHashMap<>();

    /** The request that features give rise to. */
    Optional<InferenceRequest> of(AssetFeatures features, boolean replayed) {
        Feature premium = features.features().get(FeatureName.VARIANCE_RISK_PREMIUM.wireName());
        LocalDate date = date(features);
        LocalDate last = requested.get(features.asset());
        if (replayed || premium == null || premium.value() == null || (last != null && !date.isAfter(last))) {
            return Optional.empty();
        }
        String model = ModelName.REGIME.wireName();
        return Optional.of(new InferenceRequest(
                EventIds.of(
                        SOURCE,
                        features.asset(),
                        date.atStartOfDay(NEW_YORK).toInstant(),
                        EventIds.sha256(model.getBytes(StandardCharsets.UTF_8))),
                SOURCE,
                features.asOf(),
                features.ingestTs(),
                InferenceRequest.VERSION,
                ModelName.REGIME,
                List.of(ModelInput.ofAsset(features.asset(), features.asOf()))));
    }

    /** Says that the request of these features is at the broker. */
    void requested(AssetFeatures features) {
        requested.merge(features.asset(), date(features), (last, date) -> date.isAfter(last) ? date : last);
    }

    private static LocalDate date(AssetFeatures features) {
        return LocalDate.ofInstant(features.asOf(), NEW_YORK);
    }
}
