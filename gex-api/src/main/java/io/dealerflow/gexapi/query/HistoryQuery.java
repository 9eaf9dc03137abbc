package io.dealerflow.gexapi.query;

import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a symbol's history is wanted; null bounds are open.
 *
 * @param to    the last instant wanted, cursor included
 * @param limit points of a page
 */
public record HistoryQuery(@Nullable Instant from, @Nullable Instant to, int limit) {
    public static final String FROM = "from";
    public static final String TO = "to";
    public static final String LIMIT = "limit";
    private static final long DEFAULT_LIMIT = 500;
    private static final long MOST = 5_000;

    /**
     * Reads a question about history.
     *
     * @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another
     */
    public static HistoryQuery parse(Map<String, List<String>> query) {
        Parameters given = Parameters.of(query, Set.of(FROM, TO, LIMIT, Cursor.PARAMETER, TableParameters.FORMAT));
        Instant from = given.instant(FROM);
        Instant to = given.instant(TO);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidParameterException(FROM, "is after to");
        }
        Instant before = Cursor.in(given, 1).map(HistoryQuery::instant).orElse(null);
        Instant end = before != null && (to == null || before.isBefore(to)) ? before : to;
        return new HistoryQuery(from, end, (int) given.whole(LIMIT, DEFAULT_LIMIT, 1, MOST));
    }

    /** What reads on before an instant. */
    public static String cursor(Instant earlier) {
        return Cursor.of(earlier.toString());
    }

    /** The last instant before that of a cursor: stores keep microseconds. */
    private static Instant instant(List<String> parts) {
        try {
            return Instant.parse(parts.getFirst()).minus(1, ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            throw Cursor.invalid(e);
        }
    }
}
