package io.dealerflow.gexapi.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts, scores and closes of the tables, counted. */
@QuarkusTest
@WithTestResource(value = ProxiedServers.class, scope = TestResourceScope.GLOBAL)
class BacktestIT {
    private static final String ASSET = "BACKTEST";
    private static final LocalDate FRIDAY = LocalDate.parse("2001-06-15");

    /** Closes of 90 days, each in the features of two instants; moves of 1, 2 and 3 % in turn, and one of 20 % after Friday. */
    @BeforeAll
    static void store() throws Exception {
        double close = 100;
        for (int i = -80; i <= 10; i++) {
            LocalDate date = FRIDAY.plusDays(i);
            double move = i == 1 ? 0.2 : 0.01 * (1 + Math.floorMod(i, 3));
            close *= Math.exp(i % 2 == 0 ? -move : move);
            Instant known = Instant.parse(date + "T23:59:59Z");
            Market.store(features(known, known, close));
            Market.store(features(known.plusSeconds(36_000), known, close));
        }
        Instant evening = Instant.parse(FRIDAY + "T20:30:00Z");
        Market.store(Market.score(ASSET, evening, 50));
        Market.execute(
                "INSERT INTO gex.alerts (seq, event_id, alert_id, symbol, alert_type, severity, as_of, triggered_at, body)"
                        + " VALUES (-1, 'backtest', 'backtest', ?, 'score_jump', 'low', ?::timestamptz, ?::timestamptz, '{}')",
                ASSET,
                evening.toString(),
                evening.toString());
    }

    @AfterAll
    static void delete() throws Exception {
        Market.execute("DELETE FROM feature.asset_features WHERE symbol = ?", ASSET);
        Market.execute("DELETE FROM scoring.asset_scores WHERE symbol = ?", ASSET);
        Market.execute("DELETE FROM gex.alerts WHERE symbol = ?", ASSET);
    }

    private static AssetFeatures features(Instant asOf, Instant known, double close) {
        var inputs = new AssetFeatures.Inputs(1, "0".repeat(64), List.of(known.toString()));
        var feature = new AssetFeatures.Feature(close, FeatureName.CLOSE.unit(), null, known, inputs, null);
        return new AssetFeatures(
                ASSET + asOf,
                "feature-service",
                asOf,
                asOf,
                AssetFeatures.VERSION,
                ASSET,
                AssetClass.EQUITY,
                Map.of(FeatureName.CLOSE.wireName(), feature),
                "real");
    }

    private static Response get(String query) {
        return given().header("X-API-Key", ProxiedServers.ADMIN_KEY).get("/api/v1/backtest" + query);
    }

    @Test
    @DisplayName("an alert and a regime of one day, and the base rate of the asset's days")
    void table() {
        Response response = get("?from=2001-06-10&to=2001-06-15");

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.jsonPath().getString("from")).isEqualTo("2001-06-10");
        List<Map<String, Object>> rows = response.jsonPath().getList("rows");
        assertThat(rows)
                .extracting(row -> row.get("subject") + " " + row.get("name") + " " + row.get("horizon_days"))
                .containsExactly("alert score_jump 1", "regime FRAGILE 1", "alert score_jump 5", "regime FRAGILE 5");
        assertThat(rows.getFirst())
                .containsEntry("days", 1)
                .containsEntry("n", 1)
                .containsEntry("larger", 1)
                .containsEntry("rate", 1.0f)
                .containsEntry("high", 1.0f);
        assertThat((Float) rows.getFirst().get("base_rate")).isLessThan(1f);
        assertThat((Float) rows.getFirst().get("low")).isBetween(0.2f, 0.21f);
    }

    @Test
    void nothingHappenedThenNothingIsCounted() {
        assertThat(get("?from=1971-01-01&to=1971-12-31").jsonPath().getList("rows"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "?from=2001-06-10, to",
        "?from=10/06/2001&to=2001-06-15, from",
        "?from=2001-06-16&to=2001-06-15, from",
        "?from=1990-01-01&to=2001-06-15, from",
        "?from=2001-06-10&to=2001-06-15&symbol=SPX, symbol"
    })
    void whatIsWrongIsNamed(String query, String parameter) {
        Response response = get(query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.jsonPath().getString("parameter")).isEqualTo(parameter);
    }
}
