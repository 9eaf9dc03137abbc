package io.dealerflow.gexapi.alerts;

import io.dealerflow.contracts.scores.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of open alerts.
 *
 * @param bySeverity by name of the severity, every one of them, the most urgent first
 * @param byType     by name of the type; types without an open alert are left out
 * @param bySymbol   symbols without an open alert are left out
 */
public record AlertSummary(
        long totalActive,
        Map<String, Long> bySeverity,
        Map<String, Long> byType,
        Map<String, Long> bySymbol,
        boolean hasCritical) {
    /** Number of alerts with the same severity, type and symbol, by their names on the wire. */
    public record Group(String severity, String type, String symbol, long count) {}

    /** Sums up groups of open alerts. */
    public static AlertSummary of(List<Group> groups) {
        Map<String, Long> bySeverity = new LinkedHashMap<>();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            bySeverity.put(severity.wireName(), 0L);
        }
        Map<String, Long> byType = new TreeMap<>();
        Map<String, Long> bySymbol = new TreeMap<>();
        long total = 0;
        for (Group group : groups) {
            bySeverity.merge(group.severity(), group.count(), Long::sum);
            byType.merge(group.type(), group.count(), Long::sum);
            bySymbol.merge(group.symbol(), group.count(), Long::sum);
            total += group.count();
        }
        boolean critical = bySeverity.getOrDefault(Severity.CRITICAL.wireName(), 0L) > 0;
        return new AlertSummary(total, bySeverity, byType, bySymbol, critical);
    }
}
