package io.dealerflow.gexapi.visualizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.gexapi.calculate.Calculated;
import io.dealerflow.gexapi.calculate.ChainCalculation;
import io.dealerflow.gexapi.history.ExposurePoint;
import io.dealerflow.gexapi.history.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodiesTest {
    private static final Instant AS_OF = Instant.parse("2026-04-09T14:30:00Z");
    private static final Instant NOW = Instant.parse("2026-04-09T14:30:05Z");

    /** A quoted straddle of 2.40 at 100; open interest is largest at 100, then 95. */
    private static final String CHAIN = """
            {"symbol": "XYZ", "spot_price": "100", "options_chain": [
              {"symbol": "XYZ", "strike": 95, "expiration": "2026-04-10", "option_type": "put", "bid": 0.1, "ask": 0.2,
               "implied_volatility": 0.3, "open_interest": 500},
              {"symbol": "XYZ", "strike": "100.00", "expiration": "2026-04-10", "option_type": "call", "bid": 1.1, "ask": 1.3,
               "implied_volatility": 0.3, "open_interest": 300},
              {"symbol": "XYZ", "strike": 100, "expiration": "2026-04-10", "option_type": "put", "bid": 1.1, "ask": 1.3,
               "implied_volatility": 0.3, "open_interest": 400},
              {"symbol": "XYZ", "strike": 101.5, "expiration": "2026-04-10", "option_type": "call", "bid": 0, "ask": 0,
               "implied_volatility": 0.3, "open_interest": 90}]}
            """;

    private static JsonNode body(Map<String, List<String>> query) {
        Calculated calculated = ChainCalculation.of(CHAIN.getBytes(StandardCharsets.UTF_8), query, AS_OF, 10);
        return Wire.json().valueToTree(CalculationBody.of(calculated, NOW));
    }

    @Test
    @DisplayName("prices are text, figures numbers, times instants")
    void forms() {
        JsonNode body = body(Map.of());

        assertThat(body.at("/spot_price").textValue()).isEqualTo("100.00");
        assertThat(body.at("/calculation_timestamp").textValue()).isEqualTo("2026-04-09T14:30:05Z");
        assertThat(body.at("/as_of").textValue()).isEqualTo("2026-04-09T14:30:00Z");
        assertThat(body.at("/heatmap/strikes").toString()).isEqualTo("[\"95.00\",\"100.00\",\"101.50\"]");
        assertThat(body.at("/gamma_exposures/0/is_positive_gamma").isBoolean()).isTrue();
        assertThat(body.at("/gamma_exposures/0/positive_gamma").isMissingNode()).isTrue();
        assertThat(body.at("/gamma_exposures/0/color_code").textValue()).isEqualTo("red");
        assertThat(body.at("/gamma_exposures/2/color_code").textValue()).isEqualTo("green");
        assertThat(body.at("/alerts").size()).isZero();
        assertThat(body.at("/alerts_reason").textValue()).isEqualTo("AD_HOC_CHAIN");
        assertThat(body.at("/historical_context").isNull()).isTrue();
        assertThat(body.at("/quality/received").intValue()).isEqualTo(4);
        assertThat(body.at("/convention/dealer").textValue()).isEqualTo("CALLS_LONG_PUTS_SHORT");
    }

    @Test
    @DisplayName("dealers who are short gamma buy as spot rises, and that makes the move larger")
    void shortGamma() {
        JsonNode dealers = body(Map.of("dealer", List.of("SHORT_ALL"))).at("/market_maker_position");

        assertThat(dealers.at("/dealer_gamma_exposure").doubleValue())
                .isEqualTo(-dealers.at("/gamma_notional").doubleValue());
        assertThat(dealers.at("/dealer_position").textValue()).isEqualTo("short_gamma");
        assertThat(dealers.at("/hedging_pressure").textValue()).isEqualTo("buy");
        assertThat(dealers.at("/is_destabilizing").booleanValue()).isTrue();
    }

    @Test
    @DisplayName("dealers who are long gamma sell as spot rises")
    void longGamma() {
        JsonNode dealers = body(Map.of("dealer", List.of("LONG_ALL"))).at("/market_maker_position");

        assertThat(dealers.at("/dealer_position").textValue()).isEqualTo("long_gamma");
        assertThat(dealers.at("/hedging_pressure").textValue()).isEqualTo("sell");
        assertThat(dealers.at("/is_destabilizing").booleanValue()).isFalse();
    }

    @Test
    @DisplayName("pin risk: the largest open interest within one straddle, and the parts of the score")
    void pinRisk() {
        JsonNode pin = body(Map.of()).at("/pin_risk");

        assertThat(pin.at("/expiration").textValue()).isEqualTo("2026-04-10");
        assertThat(pin.at("/days_to_expiration").intValue()).isEqualTo(1);
        assertThat(pin.at("/high_oi_strikes").toString()).isEqualTo("[\"100.00\",\"95.00\",\"101.50\"]");
        assertThat(pin.at("/pin_risk_strikes").toString()).isEqualTo("[\"100.00\",\"101.50\"]");
        // Holders are paid at 95: calls 0, puts (100−95)·400; at 100: 0; at 101.5: calls 1.5·300.
        assertThat(pin.at("/max_pain_strike").textValue()).isEqualTo("100.00");
        assertThat(pin.at("/expected_move").doubleValue()).isCloseTo(2.4, within(1e-12));
        assertThat(pin.at("/components/proximity").doubleValue()).isEqualTo(1);
        // Settlement is 29.5 hours away.
        assertThat(pin.at("/components/time").doubleValue()).isCloseTo(1 - 29.5 / 24 / 5, within(1e-12));
        assertThat(pin.at("/components/concentration").doubleValue()).isEqualTo(1);
        assertThat(pin.at("/components/gamma").doubleValue()).isEqualTo(1);
        assertThat(pin.at("/pin_risk_score").doubleValue())
                .isCloseTo(0.35 + 0.20 * (1 - 29.5 / 24 / 5) + 0.25 + 0.20, within(1e-12));
        assertThat(pin.at("/has_high_pin_risk").booleanValue()).isTrue();
    }

    @Test
    @DisplayName("what cannot be had is null with a reason beside it")
    void reasons() {
        JsonNode early = body(Map.of("as_of", List.of("2026-04-01T14:30:00Z")));

        assertThat(early.at("/pin_risk").isNull()).isTrue();
        assertThat(early.at("/pin_risk_reason").textValue()).isEqualTo("NO_EXPIRY_WITHIN_5_DAYS");
        JsonNode longAll = body(Map.of("dealer", List.of("LONG_ALL"))).at("/gamma_flip");
        assertThat(longAll.at("/gamma_flip_strike").isNull()).isTrue();
        assertThat(longAll.at("/reason").textValue()).isEqualTo("NO_SIGN_CHANGE");
        assertThat(longAll.at("/market_regime").textValue()).isEqualTo("positive_gamma");
    }

    @ParameterizedTest
    @CsvSource({
        "5800, 5800.00",
        "7.5, 7.50",
        "0.125, 0.125",
        "1.0E9, 1000000000.00",
        "1.0E-6, 0.000001",
        "4500.25, 4500.25"
    })
    @DisplayName("a price has two digits after the point, or as many as it needs")
    void priceText(double price, String text) {
        assertThat(PriceText.of(price)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3997.83287, 3997.8329", "4000, 4000.00", "100.5, 100.50", "0.00001, 0.00"})
    @DisplayName("a computed price is rounded to the nearest ten-thousandth")
    void roundedPriceText(double price, String text) {
        assertThat(PriceText.rounded(price)).isEqualTo(text);
        assertThat(PriceText.rounded(null)).isNull();
    }

    @Test
    @DisplayName("a summary of three points")
    void summary() {
        Window window = Window.upTo(NOW, 30);
        List<ExposurePoint> points = List.of(
                new ExposurePoint(AS_OF.minusSeconds(20), 99, -2, 1, -3, null, GammaRegime.NEGATIVE_GAMMA),
                new ExposurePoint(AS_OF.minusSeconds(10), 100, 4, 6, -2, 99.5, GammaRegime.NEAR_FLIP),
                new ExposurePoint(AS_OF, 101, 7, 8, -1, 99.0, GammaRegime.POSITIVE_GAMMA));

        JsonNode summary = Wire.json().valueToTree(HistoricalSummary.of("XYZ", window, points));
        JsonNode chart = Wire.json().valueToTree(HistoricalChart.of("XYZ", window, points));

        assertThat(summary.at("/total_gex").toString())
                .isEqualTo("{\"current\":7.0,\"average\":3.0,\"median\":4.0,\"min\":-2.0,\"max\":7.0,\"std_dev\":"
                        + Math.sqrt((25 + 1 + 16) / 2.0) + "}");
        assertThat(summary.at("/put_gex").toString()).isEqualTo("{\"average\":-2.0,\"min\":-3.0,\"max\":-1.0}");
        assertThat(summary.at("/regime_distribution/counts/near_flip").intValue())
                .isEqualTo(1);
        assertThat(summary.at("/regime_distribution/percentages/neutral").doubleValue())
                .isZero();
        assertThat(summary.at("/data_points").intValue()).isEqualTo(3);
        assertThat(summary.at("/latest_timestamp").textValue()).isEqualTo("2026-04-09T14:30:00Z");
        assertThat(chart.at("/gamma_flip_levels").toString()).isEqualTo("[null,99.5,99.0]");
        assertThat(chart.at("/market_regimes/0").textValue()).isEqualTo("negative_gamma");
        assertThat(chart.at("/resolution").textValue()).isEqualTo("hour");
    }
}
