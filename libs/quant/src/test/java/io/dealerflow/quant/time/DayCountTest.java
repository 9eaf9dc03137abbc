package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class DayCountTest {
    private static final Offset<Double> EXACT = within(1e-15);
    /** A Thursday, 15:00 in New York, before Christmas observed on Monday the 26th. */
    private static final Instant AS_OF = Instant.parse("2022-12-22T20:00:00Z");

    private static final LocalDate EXPIRY = LocalDate.of(2022, 12, 28);

    private static double years(DayCount dayCount) {
        return dayCount.years(AS_OF, EXPIRY, SettlementStyle.PM);
    }

    @Test
    void secondsToSettlement() {
        assertThat(years(DayCount.ACT_SECONDS_365)).isCloseTo((6 * 24 + 1) / (365 * 24.0), EXACT);
    }

    @Test
    void wholeCalendarDays() {
        assertThat(years(DayCount.CALENDAR_DAYS_365)).isCloseTo(6 / 365.0, EXACT);
    }

    @Test
    void weekdaysIgnoreHolidays() {
        assertThat(years(DayCount.BUS_262)).isCloseTo(4 / 262.0, EXACT);
    }

    @Test
    void sessionsHeedHolidays() {
        assertThat(years(DayCount.BUS_252)).isCloseTo(3 / 252.0, EXACT);
    }

    @Test
    void tradingTimeCountsOpenHoursOnly() {
        assertThat(years(DayCount.TRADING_TIME)).isCloseTo((1 + 3 * 6.5) / (252 * 6.5), EXACT);
    }

    @Test
    void aLivingContractHasHalfAnHour() {
        Instant tenMinutesBefore = Instant.parse("2022-12-28T20:50:00Z");

        assertThat(DayCount.ACT_SECONDS_365.isExpired(tenMinutesBefore, EXPIRY, SettlementStyle.PM))
                .isFalse();
        assertThat(DayCount.ACT_SECONDS_365.years(tenMinutesBefore, EXPIRY, SettlementStyle.PM))
                .isCloseTo(0.5 / (365 * 24), EXACT);
    }

    @Test
    void atSettlementAContractHasExpired() {
        Instant settlement = Instant.parse("2022-12-28T21:00:00Z");

        assertThat(DayCount.ACT_SECONDS_365.isExpired(settlement, EXPIRY, SettlementStyle.PM))
                .isTrue();
    }

    @Test
    void anExpiredContractHasNoTime() {
        Instant settlement = Instant.parse("2022-12-28T21:00:00Z");
        Instant morning = Instant.parse("2022-12-28T14:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayCount.ACT_SECONDS_365.years(settlement, EXPIRY, SettlementStyle.PM));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DayCount.CALENDAR_DAYS_365.years(morning, EXPIRY, SettlementStyle.PM));
    }

    /** Until 2015 monthly series were dated the Saturday after they settled. */
    @Test
    void saturdayDatedSeriesSettleOnFriday() {
        Instant thursday = Instant.parse("2014-01-16T15:00:00Z");
        Instant friday = Instant.parse("2014-01-17T15:00:00Z");
        LocalDate saturday = LocalDate.of(2014, 1, 18);

        for (DayCount wholeDays : List.of(DayCount.CALENDAR_DAYS_365, DayCount.BUS_262, DayCount.BUS_252)) {
            assertThat(wholeDays.isExpired(friday, saturday, SettlementStyle.PM))
                    .isTrue();
            assertThat(wholeDays.years(thursday, saturday, SettlementStyle.PM))
                    .isEqualTo(wholeDays.years(thursday, saturday.minusDays(1), SettlementStyle.PM));
        }
    }

    @Test
    void wholeDayCountsDropTheExpiryDateItself() {
        Instant morning = Instant.parse("2022-12-28T14:00:00Z");

        assertThat(DayCount.CALENDAR_DAYS_365.isExpired(morning, EXPIRY, SettlementStyle.PM))
                .isTrue();
        assertThat(DayCount.BUS_252.isExpired(morning, EXPIRY, SettlementStyle.PM))
                .isTrue();
        assertThat(DayCount.TRADING_TIME.isExpired(morning, EXPIRY, SettlementStyle.PM))
                .isFalse();
    }
}
