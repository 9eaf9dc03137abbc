package io.dealerflow.gexapi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.ExpiredRule;
import io.dealerflow.quant.chain.ForwardRule;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.SmileRule;
import io.dealerflow.quant.chain.VolatilityDynamics;
import io.dealerflow.quant.chain.VolatilityRule;
import io.dealerflow.quant.chain.Weight;
import io.dealerflow.quant.time.DayCount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GexParametersTest {
    private static Map<String, List<String>> query(String... namesAndValues) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return query;
    }

    private static InvalidParameterException refusal(Map<String, List<String>> query) {
        return catchThrowableOfType(InvalidParameterException.class, () -> GexParameters.parse("SPX", query));
    }

    @Test
    void askingNothingIsTheNewestAsStored() {
        GexQuery query = GexParameters.parse("spx", Map.of());

        assertThat(query)
                .isEqualTo(new GexQuery(
                        "SPX",
                        null,
                        new ConventionChange(null, null, null, null, null, null, null, null, null, null, null),
                        false));
    }

    static Stream<Arguments> choices() {
        Map<String, Function<ConventionChange, Enum<?>>> fields = Map.of(
                "day_count", ConventionChange::dayCount,
                "dealer", ConventionChange::dealer,
                "weight", ConventionChange::weight,
                "gamma", ConventionChange::gamma,
                "forward", ConventionChange::forward,
                "iv", ConventionChange::iv,
                "smile", ConventionChange::smile,
                "expired", ConventionChange::expired,
                "dynamics", ConventionChange::dynamics);
        return Stream.of(
                        "day_count ACT_SECONDS_365 CALENDAR_DAYS_365 BUS_262 BUS_252 TRADING_TIME",
                        "dealer CALLS_LONG_PUTS_SHORT SHORT_ALL LONG_ALL",
                        "weight OI VOLUME",
                        "gamma MODEL VENDOR",
                        "forward PARITY CURVE",
                        "iv FALLBACK VENDOR",
                        "smile NONE OTM",
                        "expired DROP",
                        "dynamics STICKY_STRIKE STICKY_MONEYNESS")
                .map(line -> List.of(line.split(" ")))
                .flatMap(words -> words.stream()
                        .skip(1)
                        .map(value -> Arguments.of(words.getFirst(), value, fields.get(words.getFirst()))));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("choices")
    void everyValueIsTakenInAnyCase(String name, String value, Function<ConventionChange, Enum<?>> field) {
        String mixed = value.substring(0, 1) + value.substring(1).toLowerCase(java.util.Locale.ROOT);

        for (String given : List.of(value, mixed)) {
            assertThat(field.apply(
                            GexParameters.parse("SPX", query(name, given)).change()))
                    .hasToString(value.equals("OI") ? "OPEN_INTEREST" : value);
        }
    }

    @Test
    void everythingCombines() {
        GexQuery query = GexParameters.parse(
                "SPX",
                query(
                        "as_of",
                        "2022-12-13T01:30:00Z",
                        "day_count",
                        "bus_262",
                        "gamma",
                        "vendor",
                        "forward",
                        "curve",
                        "rate",
                        "0",
                        "dividend_yield",
                        "-0.01",
                        "iv",
                        "vendor",
                        "expired",
                        "keep",
                        "weight",
                        "volume",
                        "dealer",
                        "short_all",
                        "smile",
                        "otm",
                        "dynamics",
                        "sticky_moneyness",
                        "profile",
                        "FULL"));

        assertThat(query)
                .isEqualTo(new GexQuery(
                        "SPX",
                        Instant.parse("2022-12-13T01:30:00Z"),
                        new ConventionChange(
                                DayCount.BUS_262,
                                DealerConvention.SHORT_ALL,
                                Weight.VOLUME,
                                GammaSource.VENDOR,
                                0.0,
                                -0.01,
                                ForwardRule.CURVE,
                                VolatilityRule.VENDOR,
                                SmileRule.OTM,
                                ExpiredRule.KEEP,
                                VolatilityDynamics.STICKY_MONEYNESS),
                        true));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2022-12-13T01:30:00Z, 2022-12-13T01:30:00Z",
        "2022-12-12T20:30:00-05:00, 2022-12-13T01:30:00Z",
        "2022-12-13T02:30:00 01:00, 2022-12-13T01:30:00Z", // an unescaped plus
        "2022-12-13T01:30:00.123456789Z, 2022-12-13T01:30:00.123456789Z",
    })
    void readsInstantsWithAnyOffset(String given, Instant expected) {
        assertThat(GexParameters.parse("SPX", query("as_of", given)).asOf()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "as_of, yesterday",
        "as_of, 2022-12-13",
        "as_of, 2022-12-13T01:30:00",
        "day_count, ACT_360",
        "gamma, file",
        "forward, spot",
        "rate, five",
        "rate, NaN",
        "rate, Infinity",
        "rate, 1.5",
        "rate, 0x1p-3",
        "dividend_yield, -2",
        "iv, model",
        "expired, maybe",
        "expired, keep",
        "weight, gamma",
        "dealer, LONG",
        "dealer, SIGNED_FLOW",
        "smile, sabr",
        "profile, yes",
        "profile, ' '",
        "daycount, BUS_262",
    })
    void refusesAndNamesTheParameter(String name, String value) {
        InvalidParameterException refusal = refusal(query(name, value));

        assertThat(refusal.parameter()).isEqualTo(name);
        assertThat(refusal).hasMessageStartingWith(name + " ");
    }

    @Test
    void refusesWhatIsGivenTwice() {
        assertThat(refusal(Map.of("rate", List.of("0", "0.05"))).parameter()).isEqualTo("rate");
    }

    @Test
    void refusesAnOverlongValue() {
        assertThat(refusal(query("dealer", "x".repeat(65)))).hasMessageContaining("longer than 64");
    }

    @Test
    void expiredKeepGoesWithVendorGammas() {
        assertThat(GexParameters.parse("SPX", query("expired", "KEEP", "gamma", "Vendor"))
                        .change()
                        .expired())
                .isEqualTo(ExpiredRule.KEEP);
    }

    @Test
    void analyticsTakeShiftsAndNoProfile() {
        AnalyticsQuery shifted = GexParameters.parseAnalytics(
                " spx", query("as_of", "2022-12-13T01:30:00Z", "vol_shift", "-50", "time_shift_days", "0.5"));

        assertThat(shifted.symbol()).isEqualTo("SPX");
        assertThat(shifted.asOf()).isEqualTo(Instant.parse("2022-12-13T01:30:00Z"));
        assertThat(shifted.shift()).isEqualTo(new HedgingShift(-50, 0.5));
        assertThat(GexParameters.parseAnalytics("SPX", Map.of()).shift()).isEqualTo(HedgingShift.NONE);
        assertThat(refusal(query("vol_shift", "1")).parameter()).isEqualTo("vol_shift");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "vol_shift, one",
        "vol_shift, 50.1",
        "vol_shift, NaN",
        "time_shift_days, -0.1",
        "time_shift_days, 366",
        "expired, keep",
        "profile, full",
    })
    void analyticsRefuseAndNameTheParameter(String name, String value) {
        InvalidParameterException refusal = catchThrowableOfType(
                InvalidParameterException.class, () -> GexParameters.parseAnalytics("SPX", query(name, value)));

        assertThat(refusal.parameter()).isEqualTo(name);
    }
}
