package io.dealerflow.quant.profile;

import io.dealerflow.quant.Require;
import io.dealerflow.quant.chain.GammaSource;
import io.dealerflow.quant.chain.PreparedBook;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.chain.SeriesReading;
import io.dealerflow.quant.time.DayCount;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The book after a future expiry date and all before it have rolled off; spot, volatilities and carries
 * are today's; the convention determines how volatilities change as the profile moves spot.
 *
 * @param rolledOff the expiry date that settled last
 * @param at        its last settlement
 * @param netNow    net exposure of what remains at today's time to settlement, dollars per 1 %
 * @param netThen   the same with the time to settlement remaining then
 * @param flip      of what remains, then, as far as {@link GammaProfile} can tell
 * @param profile   of what remains, then; ascending by spot
 */
public record ForwardGex(
        LocalDate rolledOff,
        Instant at,
        double netNow,
        double netThen,
        GammaFlip flip,
        List<GammaProfile.Point> profile) {
    public ForwardGex {
        profile = List.copyOf(profile);
    }

    /**
     * The next expiry dates in order, at most {@code most} of them and never the last, after which nothing is left; empty under
     * vendor gammas, which cannot be re-priced.
     *
     * @param most {@code >= 0}
     */
    public static List<ForwardGex> of(PreparedBook prepared, int most) {
        Require.notNegative(most, "most");
        if (prepared.convention().gamma() == GammaSource.VENDOR) {
            return List.of();
        }
        List<LocalDate> dates = prepared.live().stream()
                .map(reading -> reading.series().key().expiry())
                .distinct()
                .sorted()
                .toList();
        List<ForwardGex> rolls = new ArrayList<>();
        for (LocalDate date : dates.subList(0, Math.min(most, Math.max(0, dates.size() - 1)))) {
            rolls.add(after(prepared, date));
        }
        return List.copyOf(rolls);
    }

    private static ForwardGex after(PreparedBook prepared, LocalDate date) {
        Instant at = prepared.live().stream()
                .map(reading -> reading.series().key())
                .filter(key -> key.expiry().equals(date))
                .map(SeriesKey::settlementInstant)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        double spot = prepared.book().spot();
        GexCurve now =
                GexCurve.of(prepared, years(prepared, date, prepared.book().asOf()));
        GexCurve then = GexCurve.of(prepared, years(prepared, date, at));
        GammaProfile profile = GammaProfile.around(then, spot);
        return new ForwardGex(date, at, now.node(spot).gex(), then.node(spot).gex(), profile.flip(), profile.points());
    }

    /** Time to settlement from an instant, 0 for what has rolled off. */
    private static double[] years(PreparedBook prepared, LocalDate rolledOff, Instant from) {
        DayCount dayCount = prepared.convention().dayCount();
        return prepared.readings().stream()
                .map(SeriesReading::series)
                .mapToDouble(series -> {
                    SeriesKey key = series.key();
                    boolean gone = !key.expiry().isAfter(rolledOff)
                            || dayCount.isExpired(from, key.expiry(), key.settlement());
                    return gone ? 0 : dayCount.years(from, key.expiry(), key.settlement());
                })
                .toArray();
    }
}
