package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.report.phrase.PhraseTable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WeeklyReportTest {
    private static final WeekData WEEK = new WeekData(List.of(
            new DayData(Samples.DATE, List.of(Samples.fullDay(), Samples.sparseDay())),
            new DayData(
                    LocalDate.of(2022, 12, 16), List.of(friday(), Samples.commodityDay()), Samples.flow(), List.of())));

    private static SymbolDay friday() {
        var snapshot = Samples.snapshot(
                "f", "SPX", Instant.parse("2022-12-16T21:00:00Z"), 3852.36, -2.5e9, GammaRegime.NEGATIVE_GAMMA);
        return new SymbolDay("SPX", null, snapshot, null, null, null, null, null, List.of());
    }

    private static String render() {
        return WeeklyReport.write(WEEK, PhraseTable.daily()).toString();
    }

    @Test
    @DisplayName("the week has its ISO name, and each asset the change from its first to its last date")
    void overview() {
        String text = render();

        assertThat(text)
                .startsWith("# Dealer positioning in week 2022-W50\n\nFrom 2022-12-12 to 2022-12-16,")
                // 3852.36 / 3990.56 - 1
                .contains("| SPX | 3990.56 | 3852.36 | -3.46 | 58.3 | 58.3 | FRAGILE | 1 |")
                .contains("| WTI | 73.17 | 73.17 | 0.00 | - | - |");
        assertThat(WeeklyReport.reportId(WEEK)).isEqualTo("weekly-2022-W50");
        assertThat(text).isEqualTo(render());
    }

    @Test
    @DisplayName("each asset has a row a date and its alerts by type")
    void assets() {
        assertThat(render())
                .contains(
                        "| 2022-12-12 | 3990.56 | -1.4261 | NEAR_FLIP | 3997.83 | 4000.00 | 3950.00 | 58.3 | FRAGILE |")
                .contains("| 2022-12-16 | 3852.36 | -2.5000 | NEGATIVE_GAMMA |")
                .contains("Alerts: gamma_flip_proximity 1.")
                .contains("## Flow map")
                .contains("## The week ahead");
    }

    @Test
    @DisplayName("weeks are named as ISO 8601 does, also around the new year")
    void names() {
        assertThat(WeekData.name(LocalDate.of(2026, 3, 13))).isEqualTo("2026-W11");
        assertThat(WeekData.name(LocalDate.of(2027, 1, 1))).isEqualTo("2026-W53");
        assertThat(WeekData.name(LocalDate.of(2024, 12, 30))).isEqualTo("2025-W01");
    }
}
