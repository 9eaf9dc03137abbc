package io.dealerflow.gexapi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.contracts.api.GexAnalytics.HedgingShift;
import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableParametersTest {
    private static Map<String, List<String>> query(String... namesAndValues) {
        Map<String, List<String>> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return query;
    }

    private static TableParameters hedging(Map<String, List<String>> query) {
        return TableParameters.underConvention("spx", query, "spot_move_pct", "vol_shift", "time_shift_days");
    }

    @Test
    @DisplayName("moves are read in their order, each once; without any the usual ones are assumed")
    void moves() {
        assertThat(hedging(query("spot_move_pct", "3, -1.5,3,+0.25", "vol_shift", "2", "time_shift_days", "1"))
                        .hedging())
                .isEqualTo(new HedgingTable(List.of(3.0, -1.5, 0.25), new HedgingShift(2, 1)));
        assertThat(hedging(Map.of()).hedging()).isEqualTo(new HedgingTable(HedgingTable.MOVES, HedgingShift.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,,2", "x", "51", "-50.1", "1e999", "NaN"})
    void movesThatAreRefused(String moves) {
        var refused = catchThrowableOfType(
                InvalidParameterException.class,
                () -> hedging(query("spot_move_pct", moves)).hedging());

        assertThat(refused.parameter()).isEqualTo("spot_move_pct");
    }

    @Test
    @DisplayName("what the contract's pattern allows is read")
    void pattern() {
        String moves = "-2,+1,0.5,10";

        assertThat(Pattern.matches(TableParameters.MOVES_PATTERN, moves)).isTrue();
        assertThat(hedging(query("spot_move_pct", moves)).hedging().movesPct()).containsExactly(-2.0, 1.0, 0.5, 10.0);
    }

    @Test
    @DisplayName("a batch asks the same of each symbol, each once")
    void batch() {
        List<BookQuery> batch = TableParameters.batch(
                query("symbols", "spx,NDX, SPX", "as_of", "2026-03-13T20:00:00Z", "dealer", "long_all"));

        assertThat(batch).extracting(BookQuery::symbol).containsExactly("SPX", "NDX");
        assertThat(batch).extracting(BookQuery::asOf).containsOnly(Instant.parse("2026-03-13T20:00:00Z"));
        assertThat(batch.getFirst().change().dealer()).isNotNull();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"symbols, 'A,'", "symbols, 'A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U'", "as_of, now"})
    void batchesThatAreRefused(String parameter, String value) {
        var refused = catchThrowableOfType(
                InvalidParameterException.class, () -> TableParameters.batch(query(parameter, value)));

        assertThat(refused.parameter()).isEqualTo(parameter.equals("as_of") ? "symbols" : parameter);
    }

    @Test
    @DisplayName("a table that no convention changes takes none")
    void ofBook() {
        var refused = catchThrowableOfType(
                InvalidParameterException.class, () -> TableParameters.ofBook("SPX", query("dealer", "long_all")));

        assertThat(refused.parameter()).isEqualTo("dealer");
        assertThat(TableParameters.ofBook("SPX", query("format", "csv")).query().change())
                .isEqualTo(ConventionChange.NONE);
    }
}
