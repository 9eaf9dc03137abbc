package io.dealerflow.gexapi.query;

import io.dealerflow.gexapi.tables.HedgingTable;
import io.dealerflow.gexapi.tables.SurfaceTable;
import io.dealerflow.kit.core.Decimals;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of a table of one symbol's book: those that say which book and which form, and those of the table.
 *
 * @param query which book
 * @param given all of them
 */
public record TableParameters(BookQuery query, Parameters given) {
    public static final String FORMAT = "format";
    public static final String SPOT_MOVE_PCT = "spot_move_pct";
    public static final String WITHIN_PCT = "within_pct";
    public static final String LIMIT = "limit";
    public static final String SYMBOLS = "symbols";
    private static final String MOVE = "[+-]?(50(\\.0+)?|[0-4]?[0-9](\\.[0-9]{1,9})?)";
    /** Numbers within ±50 joined by commas, at most 50. */
    public static final String MOVES_PATTERN = "^" + MOVE + "(," + MOVE + "){0,49}$";

    public static final int MOST_MOVES = 50;
    public static final int MOST_SYMBOLS = 20;
    public static final double MOST_MOVE = 50;
    private static final long CONTRACTS = 100;
    private static final long MOST_CONTRACTS = 100_000;

    /**
     * Reads the parameters of a table that depends on the convention.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static TableParameters underConvention(String symbol, Map<String, List<String>> query, String... own) {
        Parameters given = Parameters.of(query, GexParameters.bookNamesAnd(withFormat(own)));
        return new TableParameters(
                new BookQuery(
                        Symbols.names(symbol).getFirst(),
                        given.instant(GexParameters.AS_OF),
                        GexParameters.change(given)),
                given);
    }

    /** As {@link #underConvention}, of a table that no convention changes. */
    public static TableParameters ofBook(String symbol, Map<String, List<String>> query, String... own) {
        Set<String> names = new LinkedHashSet<>(List.of(withFormat(own)));
        names.add(GexParameters.AS_OF);
        Parameters given = Parameters.of(query, names);
        return new TableParameters(
                new BookQuery(
                        Symbols.names(symbol).getFirst(), given.instant(GexParameters.AS_OF), ConventionChange.NONE),
                given);
    }

    private static String[] withFormat(String... own) {
        List<String> names = new ArrayList<>(List.of(own));
        names.add(FORMAT);
        return names.toArray(String[]::new);
    }

    /** Which strikes of the surface are wanted. */
    public SurfaceTable surface() {
        return new SurfaceTable(given.number(WITHIN_PCT, 0, 100));
    }

    /** How many contracts are wanted. */
    public int contracts() {
        return (int) given.whole(LIMIT, CONTRACTS, 1, MOST_CONTRACTS);
    }

    /** Which hedging flows are wanted. */
    public HedgingTable hedging() {
        String list = given.anyText(SPOT_MOVE_PCT);
        return new HedgingTable(list == null ? HedgingTable.MOVES : moves(list), GexParameters.shift(given));
    }

    private static List<Double> moves(String list) {
        return items(SPOT_MOVE_PCT, list, MOST_MOVES).stream()
                .map(TableParameters::move)
                .toList();
    }

    private static double move(String item) {
        double move = Decimals.parse(item);
        if (!(Math.abs(move) <= MOST_MOVE)) {
            throw new InvalidParameterException(
                    SPOT_MOVE_PCT,
                    "must be numbers between " + -MOST_MOVE + " and " + MOST_MOVE + " joined by commas, was '" + item
                            + "'");
        }
        return move;
    }

    /** The items of a list joined by commas, in their order, each once. */
    static List<String> items(String name, String list, int most) {
        Set<String> items = new LinkedHashSet<>();
        for (String item : list.split(",", -1)) {
            if (item.isBlank()) {
                throw new InvalidParameterException(name, "has an empty item");
            }
            items.add(item.strip());
        }
        if (items.size() > most) {
            throw new InvalidParameterException(name, "has more than " + most + " items");
        }
        return List.copyOf(items);
    }

    /**
     * The symbols of a batch and the book that is wanted of each.
     *
     * @throws InvalidParameterException naming the parameter that is missing, unknown, malformed or contradicts another
     */
    public static List<BookQuery> batch(Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, GexParameters.bookNamesAnd(SYMBOLS));
        String list = given.anyText(SYMBOLS);
        if (list == null) {
            throw new InvalidParameterException(SYMBOLS, "is missing: symbols joined by commas, such as SPX,NDX");
        }
        ConventionChange change = GexParameters.change(given);
        return items(SYMBOLS, list, MOST_SYMBOLS).stream()
                .map(symbol ->
                        new BookQuery(Symbols.names(symbol).getFirst(), given.instant(GexParameters.AS_OF), change))
                .distinct()
                .toList();
    }
}
