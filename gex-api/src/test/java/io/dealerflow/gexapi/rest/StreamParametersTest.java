package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.kit.http.InvalidParameterException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamParametersTest {
    private static StreamParameters of(String name, String... values) {
        return StreamParameters.of(Map.of(name, List.of(values)), null);
    }

    private static @Nullable Long after(String name, String value, @Nullable String header) {
        return StreamParameters.of(Map.of(name, List.of(value)), header).after();
    }

    @Test
    void nothingAskedIsEverythingFromNow() {
        assertThat(StreamParameters.of(Map.of(), null)).isEqualTo(new StreamParameters(EventFilter.ALL, null, false));
    }

    @Test
    @DisplayName(
            "several symbols and types come separated by commas or in several parameters, in any case and notation")
    void several() {
        assertThat(of("symbol", "spx,^NDX", "QQQ").filter().symbols()).contains("SPX", "NDX", "QQQ");
        assertThat(of("type", "Alert,score", "levels").filter().types())
                .isEqualTo(Set.of(EventType.ALERT, EventType.SCORE, EventType.LEVELS));
    }

    @Test
    void fullSnapshotsWhereAskedFor() {
        assertThat(of("snapshots", "FULL").fullSnapshots()).isTrue();
        assertThat(of("snapshots", "headline").fullSnapshots()).isFalse();
    }

    @Test
    void severity() {
        assertThat(of("severity", "CRITICAL").filter().leastSeverity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    @DisplayName("from names the first event, last_event_id the last that the reader has; the header wins")
    void where() {
        assertThat(after("from", "10", null)).isEqualTo(9);
        assertThat(after("from", "0", null)).isZero();
        assertThat(after("last_event_id", "10", null)).isEqualTo(10);
        assertThat(after("last_event_id", "10", " 12 ")).isEqualTo(12);
        assertThat(after("last_event_id", "10", "")).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "type, gap",
        "snapshots, all",
        "type, alerts",
        "type, 'alert,'",
        "severity, urgent",
        "from, -1",
        "from, x",
        "symbol, ' '",
        "symbol, 'SPX,,NDX'",
        "last_event_id, first",
        "symbols, SPX"
    })
    void refusesWhatItDoesNotKnow(String name, String value) {
        assertThatThrownBy(() -> of(name, value)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    @DisplayName("null is no symbol and no type; a list that is null or empty asks for everything")
    void nullItems() {
        List<String> withNull = Collections.singletonList(null);

        assertThat(fault(withNull, null, null)).isEqualTo("symbols has an item that is null");
        assertThat(fault(null, withNull, null)).isEqualTo("types has an item that is null");
        assertThat(StreamParameters.filter(List.of(), null, null)).isEqualTo(EventFilter.ALL);
    }

    @Test
    @DisplayName("a fault of a webhook names its field, not the parameter of a stream")
    void fieldsOfWebhooks() {
        assertThat(fault(List.of("SPX", " "), null, null)).isEqualTo("symbols has no value");
        assertThat(fault(null, List.of("alerts"), null)).startsWith("types must be some of ");
        assertThat(fault(null, null, "urgent")).startsWith("severity must be one of ");
    }

    private static String fault(
            @Nullable List<String> symbols, @Nullable List<String> types, @Nullable String severity) {
        return catchThrowableOfType(
                        InvalidParameterException.class, () -> StreamParameters.filter(symbols, types, severity))
                .getMessage();
    }

    @Test
    void oneWayToSayWhereIsEnough() {
        assertThatThrownBy(() -> StreamParameters.of(Map.of("from", List.of("1"), "last_event_id", List.of("1")), null))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> StreamParameters.of(Map.of(), "first")).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> StreamParameters.of(Map.of(), "-5")).isInstanceOf(InvalidParameterException.class);
    }
}
