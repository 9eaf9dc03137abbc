package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.gexapi.stream.EventFilter;
import io.dealerflow.gexapi.stream.EventType;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader subscribes to.
 *
 * @param after         seq of the last event that it has, null for future events only
 * @param fullSnapshots whether snapshots have their tables
 */
record StreamParameters(EventFilter filter, @Nullable Long after, boolean fullSnapshots) {
    static final String LAST_EVENT_ID = "last_event_id";
    static final String SNAPSHOTS = "snapshots";
    static final List<String> SNAPSHOT_FORMS = List.of("headline", "full");
    /** The greatest seq, for the contract. */
    static final String MAX_SEQ = "9223372036854775807";

    private static final String ANY_TYPE =
            "(snapshot|levels|score|alert|acknowledgement|resolution|report|signal|prediction)";
    /** Types of events joined by commas, for the contract. */
    static final String TYPES_PATTERN = "^" + ANY_TYPE + "(," + ANY_TYPE + "){0,8}$";

    private static final String TYPE = "type";
    /** What the fields of a webhook are called that have several values of a parameter. */
    private static final Map<String, String> LIST_FIELDS = Map.of(Symbols.PARAMETER, "symbols", TYPE, "types");

    private static final Pattern SEQ = Pattern.compile("[0-9]{1,18}");

    private static final Set<String> FILTER = Set.of(Symbols.PARAMETER, TYPE, "severity");
    private static final Set<String> KNOWN =
            Set.of(Symbols.PARAMETER, TYPE, "severity", "from", LAST_EVENT_ID, SNAPSHOTS);
    private static final List<String> TYPES = Arrays.stream(EventType.values())
            .filter(type -> type != EventType.GAP)
            .map(EventType::wireName)
            .toList();
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wireName).toList();

    /**
     * Of a query or of a subscription message.
     *
     * @param lastEventId the header of that name, which wins
     * @throws InvalidParameterException naming the parameter
     */
    static StreamParameters of(Map<String, List<String>> values, @Nullable String lastEventId) {
        Parameters given = Parameters.of(joined(values), KNOWN);
        boolean full = "full".equals(given.choice(SNAPSHOTS, SNAPSHOT_FORMS));
        return new StreamParameters(filter(given), after(given, lastEventId), full);
    }

    /** Several symbols or types are separated by commas, or given in several parameters. */
    static Map<String, List<String>> joined(Map<String, List<String>> values) {
        Map<String, List<String>> joined = new HashMap<>(values);
        for (String name : List.of(Symbols.PARAMETER, TYPE)) {
            joined.computeIfPresent(name, (key, texts) -> List.of(String.join(",", texts)));
        }
        return joined;
    }

    static EventFilter filter(Parameters given) {
        Set<String> symbols = parts(given.anyText(Symbols.PARAMETER))
                .flatMap(symbol -> Symbols.names(symbol).stream())
                .collect(Collectors.toSet());
        Set<EventType> types =
                parts(given.anyText(TYPE)).map(StreamParameters::type).collect(Collectors.toSet());
        String severity = given.choice("severity", SEVERITIES);
        return new EventFilter(
                symbols, types, severity == null ? null : Severity.valueOf(severity.toUpperCase(Locale.ROOT)));
    }

    /**
     * The filter of a webhook.
     *
     * @throws InvalidParameterException naming the field of the webhook: {@code symbols}, {@code types} or {@code severity}
     */
    static EventFilter filter(@Nullable List<String> symbols, @Nullable List<String> types, @Nullable String severity) {
        Map<String, List<String>> values = new HashMap<>();
        putIfAny(values, Symbols.PARAMETER, symbols);
        putIfAny(values, TYPE, types);
        putIfAny(values, "severity", severity == null ? null : List.of(severity));
        try {
            return filter(Parameters.of(joined(values), FILTER));
        } catch (InvalidParameterException e) {
            throw e.named(LIST_FIELDS.getOrDefault(e.parameter(), e.parameter()));
        }
    }

    private static void putIfAny(Map<String, List<String>> values, String name, @Nullable List<String> texts) {
        if (texts != null && !texts.isEmpty()) {
            if (texts.stream().anyMatch(Objects::isNull)) {
                throw new InvalidParameterException(LIST_FIELDS.getOrDefault(name, name), "has an item that is null");
            }
            values.put(name, texts);
        }
    }

    private static Stream<String> parts(@Nullable String text) {
        return text == null ? Stream.empty() : Arrays.stream(text.split(",", -1));
    }

    private static EventType type(String name) {
        return TYPES.stream()
                .filter(name.strip()::equalsIgnoreCase)
                .findFirst()
                .map(type -> EventType.valueOf(type.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> new InvalidParameterException(
                        TYPE, "must be some of " + String.join(", ", TYPES) + ", was '" + name + "'"));
    }

    private static @Nullable Long after(Parameters given, @Nullable String lastEventId) {
        long from = given.whole("from", 0, 0, Long.MAX_VALUE);
        long after = given.whole(LAST_EVENT_ID, 0, 0, Long.MAX_VALUE);
        if (lastEventId != null && !lastEventId.isBlank()) {
            return seq(lastEventId.strip());
        }
        if (given.text("from") != null && given.text(LAST_EVENT_ID) != null) {
            throw new InvalidParameterException("from", "and last_event_id exclude each other");
        }
        if (given.text("from") != null) {
            return Math.max(0, from - 1);
        }
        return given.text(LAST_EVENT_ID) == null ? null : after;
    }

    private static long seq(String lastEventId) {
        if (!SEQ.matcher(lastEventId).matches()) {
            throw new InvalidParameterException("Last-Event-ID", "must be a seq of this stream");
        }
        return Long.parseLong(lastEventId);
    }

    /** The seq to start after; by default the newest. */
    long afterOr(LongSupplier newest) {
        return after == null ? newest.getAsLong() : after;
    }

    /** Names of the filters and {@code others}. */
    static Set<String> filterAnd(String... others) {
        return Stream.concat(FILTER.stream(), Arrays.stream(others)).collect(Collectors.toCollection(TreeSet::new));
    }
}
