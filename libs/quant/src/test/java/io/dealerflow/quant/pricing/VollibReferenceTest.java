package io.dealerflow.quant.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.quant.data.RecordedChains;
import io.dealerflow.quant.data.TinyJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** 101 rows of prices and greeks from vollib. */
class VollibReferenceTest {
    private static final Offset<Double> MILLIONTH = within(1e-6);
    private static final String FILE = "reference-values/vollib_bs_price_greeks_iv.json";

    private static List<Map<String, Double>> rows() {
        Map<String, Object> file = TinyJson.object(TinyJson.parse(RecordedChains.text(FILE)));
        List<Object> columns = TinyJson.list(file.get("columns"));
        List<Map<String, Double>> rows = new ArrayList<>();
        for (Object row : TinyJson.list(file.get("data"))) {
            Map<String, Double> named = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                named.put((String) columns.get(i), (Double) TinyJson.list(row).get(i));
            }
            rows.add(named);
        }
        assertThat(rows).hasSize(101);
        return rows;
    }

    private static Greeks greeks(Right right, Map<String, Double> row) {
        return BlackScholesMerton.greeks(
                new EuropeanOption(right, row.get("K"), row.get("t"), row.get("v")),
                new Market(row.get("S"), row.get("R"), 0));
    }

    @Test
    void pricesMatch() {
        for (Map<String, Double> row : rows()) {
            assertThat(greeks(Right.CALL, row).price()).isCloseTo(row.get("bs_call"), MILLIONTH);
            assertThat(greeks(Right.PUT, row).price()).isCloseTo(row.get("bs_put"), MILLIONTH);
        }
    }

    @Test
    void callGreeksMatch() {
        for (Map<String, Double> row : rows()) {
            Greeks greeks = greeks(Right.CALL, row);
            assertThat(greeks.delta()).isCloseTo(row.get("CD"), MILLIONTH);
            assertThat(greeks.gamma()).isCloseTo(row.get("CG"), MILLIONTH);
            assertThat(greeks.theta()).isCloseTo(row.get("CT"), MILLIONTH);
            assertThat(greeks.vega()).isCloseTo(row.get("CV"), MILLIONTH);
            assertThat(greeks.rho()).isCloseTo(row.get("CR"), MILLIONTH);
        }
    }

    @Test
    void putGreeksMatch() {
        for (Map<String, Double> row : rows()) {
            Greeks greeks = greeks(Right.PUT, row);
            assertThat(greeks.delta()).isCloseTo(row.get("PD"), MILLIONTH);
            assertThat(greeks.gamma()).isCloseTo(row.get("PG"), MILLIONTH);
            assertThat(greeks.theta()).isCloseTo(row.get("PT"), MILLIONTH);
            assertThat(greeks.vega()).isCloseTo(row.get("PV"), MILLIONTH);
            assertThat(greeks.rho()).isCloseTo(row.get("PR"), MILLIONTH);
        }
    }
}
