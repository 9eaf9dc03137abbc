package io.dealerflow.gexapi.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.gexapi.query.ScreenParameters;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreenTest {
    private static final List<ScreenRow> ROWS = List.of(
            row("A", -3e9, GammaRegime.NEGATIVE_GAMMA, 80.0),
            row("B", 2e9, GammaRegime.POSITIVE_GAMMA, 20.0),
            row("C", -1e9, GammaRegime.NEAR_FLIP, null),
            row("D", -1e9, GammaRegime.NEGATIVE_GAMMA, 50.0));

    private static ScreenRow row(String symbol, double netGex, GammaRegime regime, @Nullable Double index) {
        var levels = new Levels(
                symbol,
                Instant.EPOCH,
                100,
                null,
                netGex,
                0,
                0,
                5e9,
                null,
                regime,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                "e-" + symbol);
        return new ScreenRow(levels, index, null, null, null);
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], List.of(parts[1]));
        }
        return query;
    }

    private static String symbols(List<ScreenRow> rows) {
        return String.join("", rows.stream().map(ScreenRow::symbol).toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "limit=9, ABCD",
        "order=desc, DCBA",
        "max_net_gex=0, ACD",
        "min_net_gex=-1e9&max_net_gex=-1e9, CD",
        "gamma_regime=negative_gamma, AD",
        "min_index=0, ABD",
        "sort=net_gex, ACDB",
        "sort=net_gex&order=desc, BCDA",
        "sort=index, BDAC",
        "sort=index&order=desc, ADBC",
        "min_gamma_flip=0, ''"
    })
    void filtersAndSorts(String text, String expected) {
        assertThat(symbols(ScreenParameters.parse(query(text)).of(ROWS).rows())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"sort=net_gex&order=desc, BCDA", "sort=index, BDAC", "sort=symbol, ABCD", "order=desc, DCBA"})
    @DisplayName("pages of one row, joined, are the whole list: also across equal values and missing ones")
    void pages(String text, String expected) {
        List<ScreenRow> all = new ArrayList<>();
        String next = text + "&limit=1";
        for (int page = 0; page < ROWS.size(); page++) {
            Screen screen = ScreenParameters.parse(query(next));
            Screen.Page found = screen.of(ROWS);
            all.addAll(found.rows());
            Screen.Place last = found.last();
            if (last == null) {
                break;
            }
            next = text + "&limit=1&cursor=" + ScreenParameters.cursor(screen, last);
        }
        assertThat(symbols(all)).isEqualTo(expected);
    }

    @Test
    @DisplayName("a cursor of another order, and text that is none, are refused")
    void cursors() {
        Screen screen = ScreenParameters.parse(query("sort=net_gex&limit=1"));
        Screen.Place last = screen.of(ROWS).last();
        assertThat(last).isNotNull();
        String cursor = ScreenParameters.cursor(screen, last);
        for (String text : new String[] {"sort=index&cursor=" + cursor, "cursor=abc", "cursor=%%", "cursor=YQ"}) {
            var refused =
                    catchThrowableOfType(InvalidParameterException.class, () -> ScreenParameters.parse(query(text)));

            assertThat(refused).as(text).isNotNull();
            assertThat(refused.parameter()).isEqualTo("cursor");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "min_net_gex=x, min_net_gex",
        "min_net_gex=2&max_net_gex=1, min_net_gex",
        "min_colour=1, min_colour",
        "sort=colour, sort",
        "limit=0, limit",
        "limit=1001, limit",
        "regime=CALM, regime"
    })
    void refusals(String text, String parameter) {
        var refused = catchThrowableOfType(InvalidParameterException.class, () -> ScreenParameters.parse(query(text)));

        assertThat(refused.parameter()).isEqualTo(parameter);
    }
}
