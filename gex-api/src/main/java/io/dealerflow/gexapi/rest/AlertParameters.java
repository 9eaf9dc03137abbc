package io.dealerflow.gexapi.rest;

import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.gexapi.alerts.AlertQuery;
import io.dealerflow.gexapi.calculate.Flags;
import io.dealerflow.gexapi.calculate.RefusedRequestException;
import io.dealerflow.gexapi.calculate.RequestFault;
import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters of the alert paths that the GEX Visualizer has too. */
public final class AlertParameters {
    /** Names of the parameters of the list. */
    public static final Set<String> LIST =
            Set.of("symbol", "severity", "alert_type", "acknowledged", "after", "from", "to", "limit");

    static final Set<String> OPEN = Set.of("symbol", "limit");

    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::wireName).toList();
    private static final List<String> TYPES = Arrays.stream(AlertType.values())
            .filter(type -> type != AlertType.UNKNOWN)
            .map(AlertType::wireName)
            .toList();
    private static final long LIST_DEFAULT = 100;
    private static final long LIST_LIMIT = 1_000;

    private AlertParameters() {}

    /** The query of the list, for all symbols. With {@code after} acknowledged alerts are included by default. */
    public static AlertQuery list(Parameters given) {
        Long after = given.text("after") == null ? null : given.whole("after", 0, 0, Long.MAX_VALUE);
        Instant from = given.instant("from");
        Instant to = given.instant("to");
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidParameterException("from", "is after to");
        }
        return new AlertQuery(
                null,
                severity(given.choice("severity", SEVERITIES)),
                type(given.choice("alert_type", TYPES)),
                flag(given, "acknowledged", after != null),
                after,
                from,
                to,
                (int) given.whole("limit", LIST_DEFAULT, 1, LIST_LIMIT));
    }

    /** The query of open alerts of at least this severity, for all symbols. */
    static AlertQuery open(Parameters given, @Nullable Severity least) {
        int limit = (int) given.whole("limit", LIST_LIMIT, 1, LIST_LIMIT);
        return new AlertQuery(null, least, null, false, null, null, null, limit);
    }

    /** Who acknowledges; throws {@link RefusedRequestException} when it is missing. */
    static String acknowledgedBy(Parameters given) {
        String by = given.text("acknowledged_by");
        if (by == null) {
            throw refusal("acknowledged_by", "is required: the name of who acknowledges the alert", "missing");
        }
        return by;
    }

    private static boolean flag(Parameters given, String name, boolean fallback) {
        String text = given.text(name);
        if (text == null) {
            return fallback;
        }
        Boolean flag = Flags.parse(text);
        if (flag == null) {
            throw refusal(name, "must be true or false, was '" + text + "'", "bool_parsing");
        }
        return flag;
    }

    private static RefusedRequestException refusal(String name, String msg, String type) {
        return new RefusedRequestException(List.of(RequestFault.ofQuery(name, msg, type)));
    }

    private static @Nullable Severity severity(@Nullable String name) {
        return name == null ? null : Severity.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static @Nullable AlertType type(@Nullable String name) {
        return name == null ? null : AlertType.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
