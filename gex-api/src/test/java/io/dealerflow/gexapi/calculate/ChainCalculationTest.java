package io.dealerflow.gexapi.calculate;

import static io.dealerflow.gexapi.calculate.Chains.NO_CARRY;
import static io.dealerflow.gexapi.calculate.Chains.body;
import static io.dealerflow.gexapi.calculate.Chains.calculate;
import static io.dealerflow.gexapi.calculate.Chains.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.dealerflow.quant.chain.DealerConvention;
import io.dealerflow.quant.chain.DropReason;
import io.dealerflow.quant.chain.VolatilitySource;
import io.dealerflow.quant.exposure.GexTotals;
import io.dealerflow.quant.exposure.GreekExposure;
import io.dealerflow.quant.profile.GammaRegime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Figures of five contracts worked out outside this project, in Python from the formulas of Black and Scholes with r = q = 0 and
 * T in seconds over 365 days.
 */
class ChainCalculationTest {
    private static Calculation five() {
        return calculate(Chains.fiveContracts(), NO_CARRY).calculation();
    }

    private static RefusedRequestException refusal(byte[] body, Map<String, List<String>> query) {
        return catchThrowableOfType(RefusedRequestException.class, () -> calculate(body, query));
    }

    private static Map<String, List<String>> with(String name, String value) {
        Map<String, List<String>> query = new HashMap<>(NO_CARRY);
        query.put(name, List.of(value));
        return query;
    }

    @Test
    @DisplayName("a strike is the sum over its expiries, its gamma their mean by open interest")
    void sumsOverExpiries() {
        List<StrikeRow> rows = five().strikes();

        assertThat(rows).extracting(row -> row.exposure().strike()).containsExactly(95.0, 100.0);
        assertThat(rows.get(0).exposure().putGex()).isCloseTo(-222439.289937229, withinPercentage(1e-9));
        assertThat(rows.get(0).exposure().putOpenInterest()).isEqualTo(550);
        assertThat(rows.get(0).putGamma()).isCloseTo(0.040443507261314356, withinPercentage(1e-9));
        assertThat(rows.get(0).callGamma()).isZero();
        assertThat(rows.get(1).exposure().callGex()).isCloseTo(278808.75241041085, withinPercentage(1e-9));
        assertThat(rows.get(1).exposure().putGex()).isCloseTo(-71698.41109491001, withinPercentage(1e-9));
        assertThat(rows.get(1).exposure().callOpenInterest()).isEqualTo(500);
        assertThat(rows.get(1).callGamma()).isCloseTo(0.055761750482082165, withinPercentage(1e-9));
    }

    @Test
    @DisplayName("totals, flip, vanna and charm are those of the re-priced book")
    void wholeBook() {
        Calculation calculation = five();
        GexTotals totals = calculation.analysis().totals();
        GreekExposure greeks = Objects.requireNonNull(calculation.greeks());

        assertThat(totals.net()).isCloseTo(-15328.948621728181, withinPercentage(1e-9));
        assertThat(totals.gross()).isCloseTo(572946.4534425498, withinPercentage(1e-9));
        assertThat(calculation.analysis().flip().nearest()).isCloseTo(100.56149574662565, within(1e-4));
        assertThat(calculation.analysis().regime()).isEqualTo(GammaRegime.NEAR_FLIP);
        assertThat(greeks.vanna()).isCloseTo(52669.64449537783, withinPercentage(1e-8));
        assertThat(greeks.charm()).isCloseTo(-17537.18383611635, withinPercentage(1e-8));
        assertThat(calculation.quality().used()).isEqualTo(5);
    }

    @Test
    @DisplayName("the dealer convention of the request turns the signs")
    void dealerConvention() {
        Calculation shortAll =
                calculate(Chains.fiveContracts(), with("dealer", "short_all")).calculation();

        assertThat(shortAll.convention().dealer()).isEqualTo(DealerConvention.SHORT_ALL);
        assertThat(shortAll.analysis().totals().net()).isCloseTo(-572946.4534425498, withinPercentage(1e-9));
    }

    @Test
    @DisplayName("a convention may stand in the body instead of the query, not in both")
    void conventionInTheBody() {
        String fields =
                "{\"rate\": 0, \"dividend_yield\": \"0\", \"forward\": \"curve\", \"as_of\": \"2026-03-13T14:30:00Z\", ";
        byte[] body = new String(Chains.fiveContracts(), StandardCharsets.UTF_8)
                .replaceFirst("\\{", fields)
                .getBytes(StandardCharsets.UTF_8);
        Instant later = Instant.parse("2026-12-01T00:00:00Z");

        Calculated calculated = ChainCalculation.of(body, Map.of(), later, Chains.MOST);

        assertThat(calculated.calculation().analysis().totals().net())
                .isCloseTo(-15328.948621728181, withinPercentage(1e-9));
        assertThat(refusal(body, Map.of("rate", List.of("0"))).faults())
                .extracting(RequestFault::loc)
                .containsExactly(List.of("body", "rate"));
    }

    @Test
    @DisplayName("a value that no convention has is refused, a name that nobody knows is ignored")
    void conventionValues() {
        assertThat(refusal(Chains.fiveContracts(), Map.of("day_count", List.of("NOSUCH")))
                        .faults())
                .extracting(RequestFault::loc)
                .containsExactly(List.of("query", "day_count"));
        assertThat(calculate(Chains.fiveContracts(), with("daycount", "NOSUCH"))
                        .calculation()
                        .quality()
                        .used())
                .isEqualTo(5);
    }

    @Test
    @DisplayName("a missing volatility comes from the other side, or from the quote")
    void missingVolatilities() {
        String quoted = contract("call", "105", "2026-04-10", "null", 10)
                .replace("\"bid\": \"0\", \"ask\": 0", "\"bid\": \"0.60\", \"ask\": \"0.80\"");
        Calculation calculation = calculate(
                        body(
                                "XYZ",
                                "100",
                                contract("call", "100", "2026-04-10", "0.2", 10),
                                contract("put", "100", "2026-04-10", "null", 10),
                                quoted,
                                contract("put", "90", "2026-04-10", "null", 10)),
                        NO_CARRY)
                .calculation();

        assertThat(calculation.quality().volatilitySources())
                .containsExactly(
                        Map.entry(VolatilitySource.VENDOR, 1),
                        Map.entry(VolatilitySource.OTHER_SIDE, 1),
                        Map.entry(VolatilitySource.IMPLIED, 1));
        assertThat(calculation.quality().dropped()).containsExactly(Map.entry(DropReason.NO_IV, 1));
    }

    @Test
    @DisplayName("of a contract listed twice the later entry counts, and the answer says so")
    void repeatedContract() {
        Calculated calculated = calculate(
                body(
                        "XYZ",
                        "100",
                        contract("call", "100", "2026-04-10", "0.2", 10),
                        contract("call", "100.00", "2026-04-10", "0.2", 70)),
                NO_CARRY);

        assertThat(calculated.repeated()).isEqualTo(1);
        assertThat(calculated.calculation().strikes().getFirst().exposure().callOpenInterest())
                .isEqualTo(70);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2020-01-17, 0.2, 10, '', expiration",
        "2026-04-10, 0.2, 0, '', open_interest",
        "2026-04-10, 0.2, 10, volume, volume",
        "2026-04-10, null, 10, '', implied_volatility",
        "2026-04-10, 9.5, 10, '', implied_volatility"
    })
    @DisplayName(
            "a chain without any exposure is refused by the first row and the field that would have to be otherwise")
    void nothingUsed(String expiration, String volatility, long openInterest, String weight, String field) {
        Map<String, List<String>> query = weight.isEmpty() ? NO_CARRY : with("weight", weight);
        byte[] body = body("XYZ", "100", contract("call", "100", expiration, volatility, openInterest));

        RefusedRequestException refusal = refusal(body, query);

        assertThat(refusal.faults())
                .singleElement()
                .extracting(RequestFault::loc)
                .isEqualTo(List.of("body", "options_chain", 0, field));
    }

    @ParameterizedTest
    @CsvSource({"1e9, 0.000001", "0.000001, 1e9", "1e9, 1e9", "0.000001, 0.000001", "100, 100"})
    @DisplayName("extreme levels, dates and volatilities give finite figures or a refusal")
    void extremes(String spot, String strike) {
        for (String volatility : List.of("0.005", "5")) {
            for (String expiration : List.of("2026-03-13", "2071-03-13", "2199-12-31")) {
                byte[] body = body("XYZ", spot, contract("call", strike, expiration, volatility, 1_000_000_000_000L));
                for (String rate : List.of("-1", "1")) {
                    assertFiniteOrRefused(body, with("rate", rate));
                }
            }
        }
    }

    private static void assertFiniteOrRefused(byte[] body, Map<String, List<String>> query) {
        try {
            Calculation calculation = calculate(body, query).calculation();
            assertThat(calculation.analysis().totals().net()).isFinite();
            assertThat(Objects.requireNonNull(calculation.greeks()).vanna()).isFinite();
            assertThat(calculation.greeks().charm()).isFinite();
        } catch (RefusedRequestException e) {
            assertThat(e.faults()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("a time at which nothing is listed is refused")
    void impossibleTime() {
        assertThat(refusal(Chains.fiveContracts(), with("as_of", "1700-01-01T00:00:00Z"))
                        .faults())
                .extracting(RequestFault::loc)
                .containsExactly(List.of("query", "as_of"));
    }

    @Test
    @DisplayName("under the caller's gammas exposure is theirs, and there is no vanna")
    void vendorGamma() {
        String priced = contract("call", "100", "2026-04-10", "0.2", 300)
                .replace("\"open_interest\"", "\"gamma\": 0.05, \"open_interest\"");

        Calculation calculation =
                calculate(body("XYZ", "100", priced), with("gamma", "vendor")).calculation();

        assertThat(calculation.analysis().totals().net()).isCloseTo(0.05 * 300 * 100 * 100, withinPercentage(1e-9));
        assertThat(calculation.greeks()).isNull();
    }
}
