package io.dealerflow.quant.chain;

import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quality of the quotes of a book. Flags alone drop no contract; they exclude quotes from parity and implied volatility.
 *
 * @param contracts         of the live series, used or not
 * @param zeroQuotes        without a bid, an ask or both
 * @param crossedQuotes     with an ask below the bid
 * @param openInterestAsOf  session whose settled open interest the newest observation shows
 * @param newestAge         of the series observed last; null without a live series
 * @param oldestAge         of the series observed first; null without a live series
 */
public record QuoteQuality(
        int contracts,
        int zeroQuotes,
        int crossedQuotes,
        LocalDate openInterestAsOf,
        @Nullable Duration newestAge,
        @Nullable Duration oldestAge) {

    private static final LocalTime OPEN_INTEREST_OUT = LocalTime.of(6, 30);

    /** Of all contracts of the live series, at the book's as-of. */
    public static QuoteQuality of(PreparedBook prepared) {
        List<Series> live = prepared.live().stream().map(SeriesReading::series).toList();
        int contracts = 0;
        int zero = 0;
        int crossed = 0;
        for (Series series : live) {
            contracts += series.size();
            for (int contract = 0; contract < series.size(); contract++) {
                zero += series.isZeroQuote(contract) ? 1 : 0;
                crossed += series.isCrossed(contract) ? 1 : 0;
            }
        }
        Instant asOf = prepared.book().asOf();
        List<Duration> ages = live.stream()
                .map(series -> age(series.observation().at(), asOf))
                .sorted(Comparator.naturalOrder())
                .toList();
        return new QuoteQuality(
                contracts,
                zero,
                crossed,
                openInterestAsOf(asOf),
                ages.isEmpty() ? null : ages.getFirst(),
                ages.isEmpty() ? null : ages.getLast());
    }

    /**
     * The session before the last one whose open interest had been published by an instant: once a day, before the open, for
     * the previous session; taken to be out at 06:30 New York.
     */
    public static LocalDate openInterestAsOf(Instant observed) {
        ExchangeCalendar calendar = ExchangeCalendar.usOptions();
        ZonedDateTime local = observed.atZone(ExchangeCalendar.ZONE);
        boolean early = local.toLocalTime().isBefore(OPEN_INTEREST_OUT);
        LocalDate session = calendar.sessionAtOrBefore(local.toLocalDate().minusDays(early ? 1 : 0));
        return calendar.sessionAtOrBefore(session.minusDays(1));
    }

    /**
     * Time from the moment quotes were last made (the observation, or the regular close before it when the market was shut) to
     * the book's as-of.
     */
    static Duration age(Instant observed, Instant asOf) {
        return Duration.between(ExchangeCalendar.usOptions().lastOpenAt(observed), asOf);
    }
}
