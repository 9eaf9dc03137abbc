package io.dealerflow.gexapi.levels;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.scores.Regime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which symbols are wanted, in which order.
 *
 * @param bounds      of measures; a symbol without a measure that is bounded is left out
 * @param gammaRegime null takes all
 * @param regime      null takes all
 * @param sort        null sorts by symbol
 * @param descending  whether the largest, or the last by name, comes first; symbols without the measure come last either way
 * @param after       the last row of the page before; null begins
 * @param limit       rows of a page, {@code > 0}
 */
public record Screen(
        Map<Measure, Bounds> bounds,
        @Nullable GammaRegime gammaRegime,
        @Nullable Regime regime,
        @Nullable Measure sort,
        boolean descending,
        @Nullable Place after,
        int limit) {
    public Screen {
        bounds = Map.copyOf(bounds);
    }

    /** Both ends included; a null end is open. */
    public record Bounds(@Nullable Double low, @Nullable Double high) {
        boolean hold(@Nullable Double value) {
            return value != null && (low == null || value >= low) && (high == null || value <= high);
        }
    }

    /**
     * Where a row stands in the order.
     *
     * @param value of the measure that is sorted by; null without one
     */
    public record Place(@Nullable Double value, String symbol) {}

    /**
     * One page.
     *
     * @param last where its last row stands; null when no row follows it
     */
    public record Page(List<ScreenRow> rows, @Nullable Place last) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** The page of {@code rows} that is wanted. */
    public Page of(List<ScreenRow> rows) {
        Comparator<Place> order = order();
        List<ScreenRow> following = rows.stream()
                .filter(this::isWanted)
                .filter(row -> after == null || order.compare(place(row), after) > 0)
                .sorted(Comparator.comparing(this::place, order))
                .toList();
        boolean isLast = following.size() <= limit;
        List<ScreenRow> page = isLast ? following : following.subList(0, limit);
        return new Page(page, isLast ? null : place(page.getLast()));
    }

    private boolean isWanted(ScreenRow row) {
        return (gammaRegime == null || gammaRegime == row.levels().gammaRegime())
                && (regime == null || regime == row.regime())
                && bounds.entrySet().stream()
                        .allMatch(entry -> entry.getValue().hold(entry.getKey().of(row)));
    }

    private Place place(ScreenRow row) {
        return new Place(sort == null ? null : sort.of(row), row.symbol());
    }

    private Comparator<Place> order() {
        Comparator<String> names = descending && sort == null ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<Double> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(Place::value, Comparator.nullsLast(values)).thenComparing(Place::symbol, names);
    }
}
