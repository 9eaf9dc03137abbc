package io.dealerflow.positioning;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.positioning.ConventionNames.Parsed;
import io.dealerflow.quant.chain.Convention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.time.DayCount;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConventionNamesTest {
    private static Parsed parse(Map<String, String> parameters) {
        return ConventionNames.parse(parameters, Convention.DEFAULT);
    }

    @Test
    void noParametersMeanTheDefaults() {
        assertThat(parse(Map.of("as_of", "2022-12-12T00:00:00Z"))).isEqualTo(new Parsed.Accepted(Convention.DEFAULT));
    }

    @Test
    void valuesAreCaseInsensitive() {
        Parsed parsed = parse(
                Map.of("day_count", "bus_262", "weight", "Volume", "gamma", "VENDOR", "expired", "keep", "rate", "0"));

        assertThat(parsed)
                .isEqualTo(new Parsed.Accepted(Convention.DEFAULT.toBuilder()
                        .dayCount(DayCount.BUS_262)
                        .weight(Weight.VOLUME)
                        .gamma(GammaSource.VENDOR)
                        .expired(ExpiredRule.KEEP)
                        .rate(0)
                        .build()));
    }

    @ParameterizedTest
    @CsvSource({
        "day_count,30_360",
        "weight,delta",
        "rate,NaN",
        "rate,4.3",
        "dividend_yield,x",
        "expired,keep",
        "dealer,signed_flow",
        "smile,''"
    })
    void badValuesNameTheirParameter(String parameter, String value) {
        assertThat(parse(Map.of(parameter, value)))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.parameter()).isEqualTo(parameter));
    }

    @Test
    void answersUseTheNamesThatParametersTake() {
        var used = ConventionNames.used(Convention.DEFAULT);

        assertThat(used.dayCount()).isEqualTo("ACT_SECONDS_365");
        assertThat(used.dealer()).isEqualTo("CALLS_LONG_PUTS_SHORT");
        assertThat(used.weight()).isEqualTo("oi");
        assertThat(used.gamma()).isEqualTo("model");
        assertThat(parse(Map.of("weight", used.weight(), "gamma", used.gamma(), "iv", used.iv())))
                .isEqualTo(new Parsed.Accepted(Convention.DEFAULT));
    }
}
