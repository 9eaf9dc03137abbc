package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementStyleTest {
    @ParameterizedTest
    @CsvSource({
        "SPX,AM", "NDX,AM", "RUT,AM", "VIX,AM", "VIXW,AM", "DJX,AM", "RLV,AM", "SPXW,PM", "RUTW,PM", "NDXP,PM",
        "SPY,PM", "AAPL,PM"
    })
    void settlementByRoot(String root, SettlementStyle style) {
        assertThat(OptionRoot.settlement(root)).isEqualTo(style);
    }

    @ParameterizedTest
    @CsvSource({"SPXW,SPX", "RUTW,RUT", "NDXP,NDX", "SPX,SPX", "AAPL,AAPL", "AMD1,AMD"})
    void underlyingByRoot(String root, String underlying) {
        assertThat(OptionRoot.underlying(root)).isEqualTo(underlying);
    }

    @Test
    void adjustedRootsCarryADigit() {
        assertThat(OptionRoot.isAdjusted("AMD1")).isTrue();
        assertThat(OptionRoot.isAdjusted("AMD")).isFalse();
    }

    @Test
    void morningAndAfternoonInWinterAndSummer() {
        assertThat(SettlementStyle.AM.instantOn(LocalDate.of(2022, 12, 16)))
                .isEqualTo(Instant.parse("2022-12-16T14:30:00Z"));
        assertThat(SettlementStyle.PM.instantOn(LocalDate.of(2023, 9, 22)))
                .isEqualTo(Instant.parse("2023-09-22T20:00:00Z"));
    }

    @Test
    void shortenedSessionSettlesAtItsClose() {
        assertThat(SettlementStyle.PM.instantOn(LocalDate.of(2022, 11, 25)))
                .isEqualTo(Instant.parse("2022-11-25T18:00:00Z"));
    }

    @Test
    void saturdayExpiriesSettleWithFridaysSession() {
        assertThat(SettlementStyle.AM.instantOn(LocalDate.of(2014, 12, 20)))
                .isEqualTo(Instant.parse("2014-12-19T14:30:00Z"));
    }
}
