package io.dealerflow.gexapi.query;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.gexapi.models.SignalQuery;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of the list of signals.
 *
 * @param assets possible names of the asset; empty for all assets
 * @param query  for all assets
 */
public record SignalParameters(List<String> assets, SignalQuery query) {
    public static final String ASSET = "asset";
    public static final String MODEL = "model";
    /** Names of the models that can be asked for. */
    public static final List<String> MODELS = Arrays.stream(ModelName.values())
            .filter(model -> model != ModelName.UNKNOWN)
            .map(ModelName::wireName)
            .toList();

    private static final long DEFAULT_LIMIT = 100;
    private static final long MOST = 1_000;
    private static final Set<String> KNOWN = Set.of(
            ASSET,
            MODEL,
            HistoryQuery.FROM,
            HistoryQuery.TO,
            HistoryQuery.LIMIT,
            Cursor.PARAMETER,
            TableParameters.FORMAT);

    /** @throws InvalidParameterException naming the parameter that is unknown, malformed or contradicts another */
    public static SignalParameters parse(Map<String, List<String>> values) {
        Parameters given = Parameters.of(values, KNOWN);
        Instant from = given.instant(HistoryQuery.FROM);
        Instant to = given.instant(HistoryQuery.TO);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidParameterException(HistoryQuery.FROM, "is after to");
        }
        SignalQuery query = new SignalQuery(
                null,
                model(given.choice(MODEL, MODELS)),
                from,
                to,
                Cursor.in(given, 2).map(SignalParameters::place).orElse(null),
                (int) given.whole(HistoryQuery.LIMIT, DEFAULT_LIMIT, 1, MOST));
        return new SignalParameters(Symbols.namesOrNone(given.text(ASSET)), query);
    }

    private static @Nullable ModelName model(@Nullable String name) {
        return name == null ? null : modelOf(name);
    }

    /** The model of that name, one of {@link #MODELS}. */
    public static ModelName modelOf(String name) {
        return ModelName.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What reads on after a place; null after the last. */
    public static @Nullable String cursor(SignalQuery.@Nullable Place last) {
        return last == null ? null : Cursor.of(last.asOf().toString(), last.eventId());
    }

    private static SignalQuery.Place place(List<String> parts) {
        try {
            return new SignalQuery.Place(Instant.parse(parts.getFirst()), parts.getLast());
        } catch (DateTimeException e) {
            throw Cursor.invalid(e);
        }
    }
}
