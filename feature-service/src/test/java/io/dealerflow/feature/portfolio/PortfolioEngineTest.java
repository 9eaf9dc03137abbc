package io.dealerflow.feature.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio.Day;
import io.dealerflow.contracts.portfolio.Portfolio.Position;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures against {@code tools/reference/portfolio.py}. */
class PortfolioEngineTest {
    private static final Multipliers MULTIPLIERS = new Multipliers(Map.of("ES", 50.0, "MES", 5.0));
    private static final Instant OPENED = Instant.parse("2026-03-04T15:00:00Z");

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "every figure of every date is the independent program's: partial closes, reversals, fees, corrections,"
                    + " fractions")
    void figures(CostMethod method) throws IOException {
        var engine = new PortfolioEngine(method, MULTIPLIERS);

        PortfolioEngine.Figures figures = engine.of(fills(), closes());

        List<Map<String, String>> expected = PortfolioFiles.rows("figures.csv").stream()
                .filter(row -> row.get("method").equals(method.name()))
                .toList();
        assertThat(figures.days().size() + figures.positions().size()).isEqualTo(expected.size());
        for (Map<String, String> row : expected) {
            if (row.get("date").isEmpty()) {
                assertPosition(figures, row);
            } else {
                assertDay(figures, row);
            }
        }
    }

    private static void assertDay(PortfolioEngine.Figures figures, Map<String, String> row) {
        Day day = figures.days().stream()
                .filter(found -> found.instrument().equals(row.get("instrument"))
                        && found.date().toString().equals(row.get("date")))
                .findFirst()
                .orElseThrow();
        assertValue(day.quantity(), row, "quantity");
        assertValue(day.realizedPnl(), row, "realized_pnl");
        assertValue(day.fees(), row, "fees");
        assertValue(day.unrealizedPnl(), row, "unrealized_pnl");
        assertValue(day.pnl(), row, "pnl");
    }

    private static void assertPosition(PortfolioEngine.Figures figures, Map<String, String> row) {
        Position position = figures.positions().stream()
                .filter(found -> found.instrument().equals(row.get("instrument")))
                .findFirst()
                .orElseThrow();
        assertValue(position.quantity(), row, "quantity");
        assertValue(position.averageCost(), row, "average_cost");
        assertValue(position.realizedPnl(), row, "realized_pnl");
        assertValue(position.fees(), row, "fees");
        assertValue(position.unrealizedPnl(), row, "unrealized_pnl");
    }

    private static void assertValue(@Nullable Double actual, Map<String, String> row, String column) {
        String expected = row.get(column);
        if (expected.isEmpty()) {
            assertThat(actual).as("%s of %s", column, row).isNull();
        } else {
            double value = Double.parseDouble(expected);
            assertThat(actual)
                    .as("%s of %s", column, row)
                    .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value))));
        }
    }

    @Test
    @DisplayName("the order of arrival changes nothing")
    void anyOrder() throws IOException {
        var engine = new PortfolioEngine(CostMethod.FIFO, MULTIPLIERS);
        List<Fill> fills = fills();
        PortfolioEngine.Figures inOrder = engine.of(fills, closes());

        Collections.shuffle(fills, new Random(2));

        assertThat(engine.of(fills, closes())).isEqualTo(inOrder);
    }

    @Test
    @DisplayName("the daily profits of an instrument add up to what was realized, is unrealized and was paid")
    void daysAddUp() throws IOException {
        PortfolioEngine.Figures figures = new PortfolioEngine(CostMethod.FIFO, MULTIPLIERS).of(fills(), closes());

        for (Position position : figures.positions()) {
            if (position.multiplier() != null) {
                double sum = figures.days().stream()
                        .filter(day -> day.instrument().equals(position.instrument()))
                        .mapToDouble(day -> Objects.requireNonNull(day.pnl()))
                        .sum();
                assertThat(sum)
                        .isCloseTo(position.realizedPnl() + position.unrealizedPnl() - position.fees(), within(1e-6));
            }
        }
    }

    @Test
    @DisplayName("a fill that closes what another of the same instant opens comes after it")
    void oneInstant() {
        Fill open = fill("z", FillSide.BUY, 1, 10, FillEffect.OPEN);
        Fill close = fill("a", FillSide.SELL, 1, 12, FillEffect.CLOSE);

        PortfolioEngine.Figures figures =
                new PortfolioEngine(CostMethod.FIFO, MULTIPLIERS).of(List.of(close, open), Map.of());

        assertThat(figures.positions().getFirst().realizedPnl()).isEqualTo(2);
        assertThat(figures.positions().getFirst().averageCost()).isNull();
    }

    @Test
    @DisplayName("without a close there is no unrealized profit, and none is made up")
    void noClose() {
        PortfolioEngine.Figures figures = new PortfolioEngine(CostMethod.FIFO, MULTIPLIERS)
                .of(List.of(fill("a", FillSide.BUY, 1, 10, null)), Map.of());

        assertThat(figures.positions().getFirst().unrealizedPnl()).isNull();
        assertThat(figures.days().getFirst().pnl()).isNull();
        assertThat(figures.days().getFirst().realizedPnl()).isZero();
    }

    @Test
    void multipliers() {
        assertThat(MULTIPLIERS.of("ESU5@CME")).isEqualTo(50);
        assertThat(MULTIPLIERS.of("MESZ25")).isEqualTo(5);
        assertThat(MULTIPLIERS.of("ES")).isEqualTo(50);
        assertThat(MULTIPLIERS.of("CLZ5@NYMEX")).isNull();
        assertThat(MULTIPLIERS.of("SPXW  251219C05000000")).isEqualTo(100);
        assertThat(MULTIPLIERS.of("SPXW251219P05000000")).isEqualTo(100);
        assertThat(MULTIPLIERS.of("AAPL")).isEqualTo(1);
        assertThat(MULTIPLIERS.of("BTC-USD")).isEqualTo(1);
    }

    private static Fill fill(String id, FillSide side, double quantity, double price, @Nullable FillEffect effect) {
        return new Fill(
                id,
                "test",
                OPENED,
                OPENED,
                Fill.VERSION,
                "ACC",
                "AAPL",
                side,
                quantity,
                price,
                null,
                null,
                effect,
                null,
                null);
    }

    private static List<Fill> fills() throws IOException {
        List<Fill> fills = new ArrayList<>();
        for (Map<String, String> row : PortfolioFiles.rows("fills.csv")) {
            String commission = row.get("commission");
            String tradeId = row.get("trade_id");
            fills.add(new Fill(
                    row.get("event_id"),
                    "test",
                    Instant.parse(row.get("as_of")),
                    Instant.parse(row.get("ingest_ts")),
                    Fill.VERSION,
                    row.get("account"),
                    row.get("instrument"),
                    FillSide.valueOf(row.get("side")),
                    Double.parseDouble(row.get("quantity")),
                    Double.parseDouble(row.get("price")),
                    commission.isEmpty() ? null : Double.valueOf(commission),
                    tradeId.isEmpty() ? null : tradeId,
                    null,
                    null,
                    null));
        }
        return fills;
    }

    private static Map<String, NavigableMap<LocalDate, Double>> closes() throws IOException {
        Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();
        for (Map<String, String> row : PortfolioFiles.rows("closes.csv")) {
            closes.computeIfAbsent(Multipliers.symbol(row.get("symbol")), symbol -> new TreeMap<>())
                    .put(LocalDate.parse(row.get("date")), Double.valueOf(row.get("close")));
        }
        return closes;
    }
}
