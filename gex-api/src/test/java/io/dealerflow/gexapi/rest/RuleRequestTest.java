package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.rules.RuleDefinition;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleRequestTest {
    private static final String SMALLEST = """
            {"name": "Short of gamma", "field": "snapshot.net_gex", "comparison": "below", "level": -1000}
            """;

    @Test
    @DisplayName("what is left out has its default: at once, all symbols, medium, re-arming 1 % away, 30 minutes apart")
    void defaults() throws JsonProcessingException {
        assertThat(wanted(SMALLEST))
                .isEqualTo(new RuleDefinition(
                        "Short of gamma",
                        "snapshot.net_gex",
                        Comparison.BELOW,
                        -1000,
                        Duration.ZERO,
                        List.of(),
                        Severity.MEDIUM,
                        -990.0,
                        Duration.ofMinutes(30),
                        true));
    }

    @Test
    void everythingIsTaken() throws JsonProcessingException {
        assertThat(wanted("""
                {"name": " Calm ", "field": "score.index", "comparison": "Crosses_Above", "level": 70, "for": "PT10M",
                 "symbols": ["ndx", "SPX", "spx"], "severity": "HIGH", "rearm_level": 70, "cooldown": "PT0S", "enabled": false}
                """))
                .isEqualTo(new RuleDefinition(
                        "Calm",
                        "score.index",
                        Comparison.CROSSES_ABOVE,
                        70,
                        Duration.ofMinutes(10),
                        List.of("NDX", "SPX"),
                        Severity.HIGH,
                        70.0,
                        Duration.ZERO,
                        false));
    }

    @ParameterizedTest
    @CsvSource({"above, 200, 198", "crosses_below, 200, 202", "above, -200, -202", "below, 0, 0"})
    @DisplayName("by default a rule re-arms 1 % of the level's size away from its condition")
    void rearmLevel(String comparison, double level, double rearmLevel) throws JsonProcessingException {
        ObjectNode request = request();
        request.put("comparison", comparison).put("level", level);

        assertThat(wanted(request.toString()).rearmLevel()).isEqualTo(rearmLevel);
    }

    @Test
    @DisplayName("a change has no re-arm level and no duration")
    void change() throws JsonProcessingException {
        ObjectNode request = request();
        request.put("comparison", "changes_by").put("level", 5).put("for", "PT0S");

        assertThat(wanted(request.toString()).rearmLevel()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | null",
                "name | \"  \"",
                "name | \"a\\u0000b\"",
                "field | null",
                "field | \"snapshot.symbol\"",
                "field | \"net_gex\"",
                "comparison | null",
                "comparison | \"unknown\"",
                "comparison | \"equals\"",
                "level | null",
                "level | 1e999",
                "for | \"10 minutes\"",
                "for | \"-PT1S\"",
                "for | \"P31D\"",
                "symbols | [null]",
                "symbols | [\" \"]",
                "severity | \"mild\"",
                "rearm_level | -1001",
                "cooldown | \"PT-1M\"",
                "cooldown | \"1h\""
            })
    void whatCannotBeIsNamed(String parameter, String json) throws JsonProcessingException {
        ObjectNode request = request();
        request.set(parameter, Wire.json().readTree(json));

        assertRefused(request, parameter);
    }

    @ParameterizedTest
    @CsvSource({"level, 0", "level, -5", "for, '\"PT1M\"'", "rearm_level, 3"})
    void whatAChangeCannotHaveIsNamed(String parameter, String json) throws JsonProcessingException {
        ObjectNode request = request();
        request.put("comparison", "changes_by").put("level", 5);
        request.set(parameter, Wire.json().readTree(json));

        assertRefused(request, parameter);
    }

    @Test
    void tooManySymbolsAreRefused() throws JsonProcessingException {
        ObjectNode request = request();
        request.set("symbols", Wire.json().valueToTree(Collections.nCopies(51, "SPX")));

        assertRefused(request, "symbols");
    }

    @Test
    void tooLongANameIsRefused() throws JsonProcessingException {
        assertRefused(request().put("name", "x".repeat(101)), "name");
    }

    private static void assertRefused(ObjectNode request, String parameter) {
        assertThatThrownBy(() -> wanted(request.toString()))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidParameterException.class))
                .extracting(InvalidParameterException::parameter)
                .isEqualTo(parameter);
    }

    private static ObjectNode request() throws JsonProcessingException {
        return (ObjectNode) Wire.json().readTree(SMALLEST);
    }

    private static RuleDefinition wanted(String json) throws JsonProcessingException {
        return Wire.json().readValue(json, RuleRequest.class).wanted();
    }
}
