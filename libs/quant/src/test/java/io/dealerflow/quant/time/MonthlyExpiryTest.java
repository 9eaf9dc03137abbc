package io.dealerflow.quant.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyExpiryTest {
    /** Standard expirations of the OCC's calendars. */
    @ParameterizedTest
    @CsvSource({
        "2022-12-16, true",
        "2022-12-30, false",
        "2022-12-09, false",
        "2023-01-20, true",
        "2022-04-14, true", // Good Friday is the 15th
        "2022-04-15, false",
        "2025-04-17, true", // Good Friday is the 18th
        "2014-11-22, true", // still dated Saturday
        "2014-11-15, false"
    })
    void thirdFridayOrTheSessionBeforeAHoliday(LocalDate date, boolean monthly) {
        assertThat(MonthlyExpiry.isMonthly(date, "SPY")).isEqualTo(monthly);
    }

    /** Settlement dates that Cboe published. */
    @ParameterizedTest
    @CsvSource({
        "2023-02-15, true",
        "2026-03-18, true",
        "2025-03-18, true", // Good Friday is 31 days later
        "2025-03-19, false",
        "2026-03-20, false", // monthly for SPX
        "2026-03-25, false"
    })
    void vixExpiresThirtyDaysBeforeTheNextThirdFriday(LocalDate date, boolean monthly) {
        assertThat(MonthlyExpiry.isMonthly(date, "VIX")).isEqualTo(monthly);
    }
}
