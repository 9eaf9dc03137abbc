package io.dealerflow.feature.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.portfolio.Portfolio.OptionGreeks;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.Chains;
import io.dealerflow.quant.chain.Convention;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Greeks against {@code tools/reference/portfolio.py}. */
class GreekSumsTest {
    private static final OptionChain CHAIN = Chains.of("DEMO", Chains.START, 0, 100, LocalDate.of(2026, 4, 17));

    private static Position position(String instrument, double quantity) {
        return new Position(instrument, 100.0, quantity, null, 0.0, 0, null, null, null);
    }

    private static Map<String, OptionQuote> quotes(List<Position> positions) {
        Set<String> symbols = positions.stream()
                .map(position -> Multipliers.symbol(position.instrument()))
                .collect(Collectors.toSet());
        return OptionQuote.of(CHAIN, Convention.DEFAULT, symbols).stream()
                .collect(Collectors.toMap(OptionQuote::symbol, Function.identity()));
    }

    @Test
    @DisplayName("greeks in dollars of long and short options add up to the independent program's")
    void sums() throws IOException {
        List<Map<String, String>> rows = PortfolioFiles.rows("greeks.csv");
        List<Position> positions = rows.subList(0, rows.size() - 1).stream()
                .map(row -> position(row.get("symbol"), Double.parseDouble(row.get("quantity"))))
                .toList();

        GreekSums sums = GreekSums.of(positions, quotes(positions));

        OptionGreeks greeks = sums.greeks().getFirst();
        assertThat(sums.greeks()).hasSize(1);
        assertThat(sums.unpriced()).isZero();
        assertThat(greeks.underlying()).isEqualTo("DEMO");
        assertThat(greeks.asOf()).isEqualTo(Chains.START);
        assertThat(greeks.positions()).isEqualTo(4);
        assertValue(greeks.delta(), rows.getLast(), "delta");
        assertValue(greeks.gamma(), rows.getLast(), "gamma");
        assertValue(greeks.vega(), rows.getLast(), "vega");
        assertValue(greeks.theta(), rows.getLast(), "theta");
    }

    private static void assertValue(double actual, Map<String, String> row, String column) {
        double expected = Double.parseDouble(row.get(column));
        assertThat(actual).as(column).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }

    @Test
    @DisplayName("an option that is in no chain is counted and is in no greeks; what is closed or no option counts for"
            + " nothing")
    void unpriced() {
        List<Position> positions = List.of(
                position("DEMO  260417C00095500", 1), position("DEMO  260417C00095000", 0), position("AAPL", 5));

        assertThat(GreekSums.of(positions, quotes(positions))).isEqualTo(new GreekSums(List.of(), 1));
    }
}
