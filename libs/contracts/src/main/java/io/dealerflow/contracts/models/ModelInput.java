package io.dealerflow.contracts.models;

import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a model is asked about; the fields that its model does not read are null.
 *
 * @param headline of {@link ModelName#NEWS_SENTIMENT}
 * @param body     of {@link ModelName#NEWS_SENTIMENT}; may be absent
 * @param image    of {@link ModelName#CHART_PATTERN}: a PNG or JPEG in base64
 * @param asset    of {@link ModelName#REGIME}
 * @param symbol   of {@link ModelName#ENSEMBLE} and {@link ModelName#FORECAST}
 * @param asOf     of models that read stored data: nothing known later is read; now when null
 * @param horizon  of {@link ModelName#FORECAST}: hourly bars ahead, from 1; 1 when null
 */
@RequiredUnlessNullable
public record ModelInput(
        @Nullable String headline,
        @Nullable String body,
        @Nullable String image,
        @Nullable String asset,
        @Nullable String symbol,
        @Nullable Instant asOf,
        @Nullable Integer horizon) {
    public static ModelInput news(String headline, @Nullable String body) {
        return new ModelInput(headline, body, null, null, null, null, null);
    }

    public static ModelInput picture(String image) {
        return new ModelInput(null, null, image, null, null, null, null);
    }

    public static ModelInput ofAsset(String asset, @Nullable Instant asOf) {
        return new ModelInput(null, null, null, asset, null, asOf, null);
    }

    public static ModelInput ofSymbol(String symbol, @Nullable Instant asOf, @Nullable Integer horizon) {
        return new ModelInput(null, null, null, null, symbol, asOf, horizon);
    }
}
