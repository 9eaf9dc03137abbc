package io.dealerflow.gexapi.query;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.gexapi.levels.Measure;
import io.dealerflow.gexapi.levels.Screen;
import io.dealerflow.gexapi.levels.Screen.Bounds;
import io.dealerflow.gexapi.levels.Screen.Place;
import io.dealerflow.kit.core.Decimals;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /screener}: {@code min_} and {@code max_} of every measure, regimes, order and page. */
public final class ScreenParameters {
    public static final String MIN = "min_";
    public static final String MAX = "max_";
    public static final String GAMMA_REGIME = "gamma_regime";
    public static final String REGIME = "regime";
    public static final String SORT = "sort";
    public static final String ORDER = "order";
    public static final int DEFAULT_LIMIT = 100;
    public static final int MOST = 1_000;
    /** Beyond every measure. */
    public static final long LARGEST_BOUND = 1_000_000_000_000_000L;

    public static final List<String> ORDERS = List.of("asc", "desc");
    private static final String BY_SYMBOL = "symbol";
    private static final int CURSOR_PARTS = 4;

    private ScreenParameters() {}

    /** What may be sorted by. */
    public static List<String> sorts() {
        return Stream.concat(
                        Stream.of(BY_SYMBOL), Arrays.stream(Measure.values()).map(Measure::field))
                .toList();
    }

    /**
     * Reads a question to the screener.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static Screen parse(Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, names());
        String sort = given.choice(SORT, sorts());
        boolean descending = "desc".equals(given.choice(ORDER, ORDERS));
        Measure measure = sort == null || sort.equals(BY_SYMBOL) ? null : measure(sort);
        return new Screen(
                bounds(given),
                constant(given, GAMMA_REGIME, GammaRegime.class),
                constant(given, REGIME, Regime.class),
                measure,
                descending,
                after(given, measure, descending),
                (int) given.whole(TableParameters.LIMIT, DEFAULT_LIMIT, 1, MOST));
    }

    private static Set<String> names() {
        Set<String> names = new HashSet<>(List.of(
                GAMMA_REGIME, REGIME, SORT, ORDER, Cursor.PARAMETER, TableParameters.LIMIT, TableParameters.FORMAT));
        for (Measure measure : Measure.values()) {
            names.add(MIN + measure.field());
            names.add(MAX + measure.field());
        }
        return names;
    }

    private static Map<Measure, Bounds> bounds(Parameters given) {
        Map<Measure, Bounds> bounds = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Double low = given.number(MIN + measure.field(), -LARGEST_BOUND, LARGEST_BOUND);
            Double high = given.number(MAX + measure.field(), -LARGEST_BOUND, LARGEST_BOUND);
            if (low != null && high != null && low > high) {
                throw new InvalidParameterException(MIN + measure.field(), "is above " + MAX + measure.field());
            }
            if (low != null || high != null) {
                bounds.put(measure, new Bounds(low, high));
            }
        }
        return bounds;
    }

    /** The cursor says under which order it was given out: under another it has no place. */
    private static @Nullable Place after(Parameters given, @Nullable Measure measure, boolean descending) {
        return Cursor.in(given, CURSOR_PARTS)
                .map(parts -> place(parts, order(measure, descending)))
                .orElse(null);
    }

    private static Place place(List<String> parts, List<String> order) {
        String value = parts.get(2);
        double number = value.isEmpty() ? 0 : Decimals.parse(value);
        if (!parts.subList(0, 2).equals(order) || Double.isNaN(number)) {
            throw Cursor.invalid(null);
        }
        return new Place(value.isEmpty() ? null : Double.valueOf(number), parts.get(3));
    }

    /** What reads on after a page. */
    public static String cursor(Screen screen, Place last) {
        List<String> order = order(screen.sort(), screen.descending());
        Double value = last.value();
        return Cursor.of(order.get(0), order.get(1), value == null ? "" : value.toString(), last.symbol());
    }

    private static List<String> order(@Nullable Measure measure, boolean descending) {
        return List.of(measure == null ? BY_SYMBOL : measure.field(), descending ? "desc" : "asc");
    }

    private static Measure measure(String field) {
        return Measure.valueOf(field.toUpperCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> @Nullable E constant(Parameters given, String name, Class<E> type) {
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String chosen = given.choice(name, names);
        return chosen == null ? null : Enum.valueOf(type, chosen);
    }
}
