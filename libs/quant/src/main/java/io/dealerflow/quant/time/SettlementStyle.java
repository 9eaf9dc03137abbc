package io.dealerflow.quant.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** When a series settles on its expiry date. */
public enum SettlementStyle {
    /** At the opening, 09:30 New York: the standard series of the cash indices. */
    AM,
    /** At the close, 16:00 New York, earlier on a shortened session. */
    PM;

    /**
     * The instant at which a series would settle on its expiry date if the exchange were open on it: the same as {@link #instantOn}
     * where it is. Vendors count time, and annualise volatility, to this one.
     */
    public Instant listedInstantOn(LocalDate expiry) {
        LocalTime time = this == AM
                ? ExchangeCalendar.OPEN
                : ExchangeCalendar.usOptions().closingTime(expiry);
        return ExchangeCalendar.instant(expiry, time);
    }

    /**
     * The settlement instant. An expiry date on which the exchange is closed (until 2015 monthly options were dated
     * Saturday) settles with the session before it.
     */
    public Instant instantOn(LocalDate expiry) {
        ExchangeCalendar calendar = ExchangeCalendar.usOptions();
        LocalDate session = calendar.sessionAtOrBefore(expiry);
        LocalTime time = this == AM ? ExchangeCalendar.OPEN : calendar.closingTime(session);
        return ExchangeCalendar.instant(session, time);
    }
}
