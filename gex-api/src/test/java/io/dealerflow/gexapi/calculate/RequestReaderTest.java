package io.dealerflow.gexapi.calculate;

import static io.dealerflow.gexapi.calculate.Chains.contract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.contracts.raw.OptionChain;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String CONTRACT = contract("call", "100", "2026-04-10", "0.2", 10);

    private static CalculationRequest read(String body) {
        return RequestReader.read(body.getBytes(StandardCharsets.UTF_8), Chains.MOST);
    }

    private static List<RequestFault> faults(String body) {
        return catchThrowableOfType(RefusedRequestException.class, () -> read(body))
                .faults();
    }

    private static String request(String contracts) {
        return "{\"symbol\": \"XYZ\", \"spot_price\": 100, \"options_chain\": [" + contracts + "]}";
    }

    @Test
    @DisplayName("decimals may be numbers or strings, fields may come in any order, and unknown ones are skipped")
    void lenient() {
        CalculationRequest request = read("""
                {"extra": {"a": [1, {"b": null}]}, "include_historical": "yes", "options_chain": [
                  {"ask": "2.40", "bid": 2.2, "delta": null, "nested": {"x": []}, "option_type": "put", "expiration": "2026-04-10",
                   "strike": 102.5, "symbol": "XYZ", "open_interest": "12", "volume": 7.0, "gamma": "1e-05"}],
                 "spot_price": "101.25", "calculate_pin_risk": false, "symbol": "xyz", "rate": 0.05, "note": null}
                """);
        OptionChain.Contracts contracts = request.contracts();

        assertThat(request.symbol()).isEqualTo("xyz");
        assertThat(request.spot()).isEqualTo(101.25);
        assertThat(request.pinRisk()).isFalse();
        assertThat(request.historical()).isTrue();
        assertThat(request.options()).containsOnlyKeys("rate").containsEntry("rate", "0.05");
        assertThat(contracts.size()).isEqualTo(1);
        assertThat(contracts.call()[0]).isFalse();
        assertThat(contracts.strike()[0]).isEqualTo(102.5);
        assertThat(contracts.bid()[0]).isEqualTo(2.2);
        assertThat(contracts.ask()[0]).isEqualTo(2.4);
        assertThat(contracts.iv()[0]).isNaN();
        assertThat(contracts.gamma()[0]).isEqualTo(1e-5);
        assertThat(contracts.openInterest()[0]).isEqualTo(12);
        assertThat(contracts.volume()[0]).isEqualTo(7);
    }

    @Test
    @DisplayName("columns grow with the chain, every contract in its place")
    void manyContracts() {
        String contracts = IntStream.range(0, Chains.MOST)
                .mapToObj(i -> contract(i % 2 == 0 ? "call" : "put", (100 + i) + ".5", "2026-04-10", "0.2", i))
                .collect(Collectors.joining(","));

        OptionChain.Contracts read = read(request(contracts)).contracts();

        assertThat(read.size()).isEqualTo(Chains.MOST);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.strike()[i]).isEqualTo(100.5 + i);
            assertThat(read.openInterest()[i]).isEqualTo(i);
            assertThat(read.call()[i]).isEqualTo(i % 2 == 0);
        }
    }

    @Test
    @DisplayName("an empty object lacks its three fields")
    void missingFields() {
        assertThat(faults("{}"))
                .extracting(RequestFault::loc)
                .containsExactly(
                        List.of("body", "symbol"), List.of("body", "spot_price"), List.of("body", "options_chain"));
        assertThat(faults("{}")).extracting(RequestFault::type).containsOnly("missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"symbol", "strike", "expiration", "option_type", "bid", "ask"})
    @DisplayName("a contract without a field that it needs is named by row and field")
    void missingInContract(String field) {
        String without = CONTRACT.replace("\"" + field + "\"", "\"other\"");

        assertThat(faults(request(CONTRACT + "," + without)))
                .containsExactly(
                        new RequestFault(List.of("body", "options_chain", 1, field), "is required", "missing"));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "option_type        | \"straddle\"   | literal_error",
                "option_type        | null           | literal_error",
                "strike             | 0              | greater_than_equal",
                "strike             | \"abc\"        | decimal_parsing",
                "strike             | null           | decimal_type",
                "strike             | [1]            | decimal_type",
                "bid                | -1             | greater_than_equal",
                "ask                | true           | decimal_type",
                "ask                | 1e10           | less_than_equal",
                "open_interest      | -100           | greater_than_equal",
                "open_interest      | 1.5            | int_from_float",
                "volume             | \"many\"       | decimal_parsing",
                "implied_volatility | -0.2           | greater_than_equal",
                "gamma              | {\"a\": 1}     | decimal_type",
                "expiration         | \"2026-02-30\" | date_from_datetime_parsing",
                "expiration         | \"9999-12-31\" | date_from_datetime_parsing",
                "expiration         | 20260410       | string_type",
                "symbol             | \" \"          | string_length",
            })
    @DisplayName("a value that no contract has is named by row and field")
    void badValues(String field, String value, String type) {
        String bad = CONTRACT.replaceFirst("\\{", "{\"" + field + "\": " + value + ", \"x\": 0, ")
                .replaceFirst("(\"x\": 0.*)\"" + field + "\": (\"[^\"]*\"|[0-9.]+)", "$1\"x\": 0");

        assertThat(faults(request(CONTRACT + "," + bad))).singleElement().satisfies(fault -> {
            assertThat(fault.loc()).isEqualTo(List.of("body", "options_chain", 1, field));
            assertThat(fault.type()).isEqualTo(type);
        });
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spot_price | 0 | greater_than_equal",
                "spot_price | \"-5\" | greater_than_equal",
                "spot_price | \"abc\" | decimal_parsing",
                "spot_price | null | decimal_type",
                "symbol | \"\" | string_length",
                "symbol | 7 | string_type",
                "options_chain | {} | list_type",
                "options_chain | [] | too_short",
                "options_chain | [7] | model_type",
                "calculate_pin_risk | \"perhaps\" | bool_parsing",
                "as_of | \"\" | string_too_short",
                "rate | \" \" | string_too_short",
            })
    @DisplayName("a value that no request has is named by its field")
    void badFields(String field, String value, String type) {
        String body = "{\"symbol\": \"XYZ\", \"spot_price\": 100, \"options_chain\": [" + CONTRACT + "], \"" + field
                + "\": " + value + "}";

        assertThat(faults(body)).singleElement().satisfies(fault -> {
            assertThat(fault.loc().get(1)).isEqualTo(field);
            assertThat(fault.type()).isEqualTo(type);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"symbol\": \"SPX\",", "", "{]", "{\"a\": 01}", "{\"spot_price\": NaN}", "{} {}", "nul"})
    @DisplayName("what is not one JSON object is refused as a whole")
    void noJson(String body) {
        assertThat(faults(body).getFirst().loc().getFirst()).isEqualTo("body");
        assertThat(faults(body)).extracting(RequestFault::type).containsAnyOf("json_invalid", "missing");
    }

    @Test
    @DisplayName("a body that ends too soon is refused at its end")
    void truncated() {
        assertThat(faults("{\"symbol\": \"SPX\",").getFirst().loc()).isEqualTo(List.of("body", 17));
    }

    @Test
    @DisplayName("a chain beyond the limit is not read to its end, and a hopeless one is given up")
    void limits() {
        String tooLong =
                IntStream.rangeClosed(0, Chains.MOST).mapToObj(i -> CONTRACT).collect(Collectors.joining(","));
        String hopeless = IntStream.range(0, 500).mapToObj(i -> "{}").collect(Collectors.joining(","));

        assertThat(faults(request(tooLong))).extracting(RequestFault::type).containsExactly("too_long");
        assertThat(faults(request(hopeless))).hasSize(20);
    }

    @Test
    @DisplayName("a chain of one symbol belongs to series by date; indices settle at the opening on monthly dates only")
    void series() {
        String contracts = Arrays.stream(new String[] {
                    contract("call", "100", "2026-04-17", "0.2", 1).replace("XYZ", "^SPX"),
                    contract("call", "100", "2026-04-16", "0.2", 1).replace("XYZ", "SPX"),
                    contract("put", "100", "2026-04-17", "0.2", 1).replace("XYZ", "SPX"),
                    contract("call", "100", "2026-04-17", "0.2", 1).replace("XYZ", "SPXW"),
                    contract("call", "100", "2026-04-17", "0.2", 1).replace("XYZ", "SPXW  260417C00100000"),
                    contract("call", "100", "2026-04-22", "0.2", 1).replace("XYZ", "VIXW"),
                    contract("call", "100", "2026-04-17", "0.2", 1).replace("XYZ", "AMD1"),
                })
                .collect(Collectors.joining(","));

        CalculationRequest request = read(request(contracts).replace("\"XYZ\"", "\"SPX\""));

        assertThat(request.contracts().series()).containsExactly(0, 1, 0, 2, 2, 3, 4);
        assertThat(request.series().stream()
                        .map(one -> one.root() + " " + one.expiry() + " " + one.settlement())
                        .toList())
                .containsExactly(
                        "SPX 2026-04-17 AM",
                        "SPX 2026-04-16 PM",
                        "SPXW 2026-04-17 PM",
                        "VIXW 2026-04-22 AM",
                        "AMD1 2026-04-17 PM");
    }

    @Test
    @DisplayName("a digit in the symbol that is asked about does not mean an adjusted deliverable")
    void digits() {
        CalculationRequest request = read(request(CONTRACT).replace("XYZ", "TEST1"));

        assertThat(request.series().getFirst().root()).isEqualTo("TEST");
    }
}
