package io.dealerflow.quant.exposure;

import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.quant.time.MonthlyExpiry;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Share of one expiry date, all roots together, in the dealers' gamma exposure.
 *
 * @param expiry the date in New York
 * @param gex   of the date, dollars per 1 %
 * @param share of the book's gross exposure, 0 to 1
 */
public record DealerShare(LocalDate expiry, GexTotals gex, double share) {
    /** What expires on the as-of date in New York; empty when nothing live does, or nothing is exposed. */
    public static Optional<DealerShare> zeroDte(GexAnalysis analysis) {
        return first(analysis, key -> key.expiry().equals(asOf(analysis)));
    }

    /** The first live expiry date after the as-of date. */
    public static Optional<DealerShare> nextExpiry(GexAnalysis analysis) {
        return first(analysis, key -> key.expiry().isAfter(asOf(analysis)));
    }

    /** The first live date on which standard monthly options of the underlying expire. */
    public static Optional<DealerShare> nextMonthly(GexAnalysis analysis) {
        return first(analysis, key -> MonthlyExpiry.isMonthly(key.expiry(), key.root()));
    }

    private static LocalDate asOf(GexAnalysis analysis) {
        return LocalDate.ofInstant(analysis.prepared().book().asOf(), ExchangeCalendar.ZONE);
    }

    private static Optional<DealerShare> first(GexAnalysis analysis, Predicate<SeriesKey> wanted) {
        double gross = analysis.totals().gross();
        return analysis.byExpiry().stream()
                .filter(row -> !row.reading().expired())
                .map(DealerShare::key)
                .filter(wanted)
                .findFirst()
                .map(SeriesKey::expiry)
                .filter(date -> gross > 0)
                .map(date -> of(analysis, date, gross));
    }

    private static DealerShare of(GexAnalysis analysis, LocalDate date, double gross) {
        GexTotals totals = analysis.byExpiry().stream()
                .filter(row -> !row.reading().expired() && key(row).expiry().equals(date))
                .map(ExpiryExposure::totals)
                .reduce(GexTotals.ZERO, GexTotals::plus);
        return new DealerShare(date, totals, totals.gross() / gross);
    }

    private static SeriesKey key(ExpiryExposure row) {
        return row.reading().series().key();
    }
}
