package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.AssetFeatures.Feature;
import io.dealerflow.contracts.features.AssetFeatures.Inputs;
import io.dealerflow.contracts.features.FeatureName;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features of assets as feature-service stores them. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class FeaturesIT {
    private static final Instant NOON = Instant.parse("2026-03-13T16:00:00Z");

    @BeforeAll
    static void store() throws Exception {
        Market.store(features("FT_RATES", AssetClass.RATES, NOON.minusSeconds(60), "old", 0.1));
        Market.store(features("FT_RATES", AssetClass.RATES, NOON, "first", 0.2));
        Market.store(features("FT_RATES", AssetClass.RATES, NOON, "corrected", 0.3));
        Market.store(features("FTX", AssetClass.EQUITY, NOON, "other", null));
    }

    @AfterAll
    static void delete() throws Exception {
        Market.execute("DELETE FROM feature.asset_features");
    }

    private static AssetFeatures features(
            String asset, AssetClass assetClass, Instant asOf, String id, @Nullable Double value) {
        FeatureName name = FeatureName.CURVE_2S10S;
        return new AssetFeatures(
                asset + "-" + id,
                "feature-service",
                asOf,
                asOf,
                AssetFeatures.VERSION,
                asset,
                assetClass,
                Map.of(
                        name.wireName(),
                        new Feature(
                                value,
                                name.unit(),
                                value == null ? "NO_DATA" : null,
                                value == null ? null : asOf,
                                new Inputs(1, "ab", List.of("observation")),
                                value == null
                                        ? null
                                        : asOf.atZone(ZoneOffset.UTC).toLocalDate())),
                "real");
    }

    private static Response get(String path) {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).get("/api/v1/features" + path);
    }

    private static JsonPath json(String path) {
        return get(path).then().statusCode(200).extract().jsonPath();
    }

    @Test
    @DisplayName("the newest version of the newest instant, with unit, reason and inputs of each feature")
    void newest() {
        Map<String, Object> body = json("/ft_rates").getMap("$");

        assertThat(body)
                .containsEntry("event_id", "FT_RATES-corrected")
                .containsEntry("asset", "FT_RATES")
                .containsEntry("asset_class", "rates")
                .containsEntry("as_of", "2026-03-13T16:00:00Z")
                .containsKey("age_seconds");
        Map<String, Object> feature = json("/FT_RATES").getMap("features.curve_2s10s");
        assertThat(feature)
                .containsEntry("value", 0.3f)
                .containsEntry("unit", "percent")
                .containsEntry("reason", null)
                .containsEntry("as_of", "2026-03-13T16:00:00Z")
                .containsEntry("inputs", Map.of("count", 1, "hash", "ab", "newest", List.of("observation")));
        assertThat(json("/FTX").<String, Object>getMap("features.curve_2s10s"))
                .containsEntry("value", null)
                .containsEntry("reason", "NO_DATA")
                .containsEntry("as_of", null);
    }

    @Test
    void theNewestAtOrBeforeAnInstant() {
        assertThat(json("/FT_RATES?as_of=2026-03-13T15:59:59Z").getString("event_id"))
                .isEqualTo("FT_RATES-old");
        assertThat(json("/FT_RATES?as_of=2026-03-13T16:00:00Z").getString("event_id"))
                .isEqualTo("FT_RATES-corrected");
    }

    @Test
    @DisplayName("the list has each asset once, with class and newest instant")
    void list() {
        List<Map<String, Object>> assets = json("").getList("$");

        assertThat(assets).extracting(asset -> asset.get("asset")).containsExactlyInAnyOrder("FTX", "FT_RATES");
        assertThat(assets)
                .filteredOn(asset -> "FT_RATES".equals(asset.get("asset")))
                .first(map(String.class, Object.class))
                .containsEntry("asset_class", "rates")
                .containsEntry("as_of", "2026-03-13T16:00:00Z")
                .containsOnlyKeys("asset", "asset_class", "as_of", "age_seconds");
    }

    @ParameterizedTest
    @CsvSource({"/NOPE", "/FT_RATES?as_of=2026-03-13T15:58:59Z"})
    void whatIsNotThereIsAProblem(String path) {
        Response response = get(path);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.jsonPath().getString("type")).isEqualTo("/problems/unknown-asset");
    }

    @ParameterizedTest
    @CsvSource({"/FT_RATES?as_of=yesterday, as_of", "/FT_RATES?asof=x, asof", "?as_of=2026-03-13T16:00:00Z, as_of"})
    void problemsNameTheParameter(String path, String parameter) {
        Response response = get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }
}
