package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.SourceLocation;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Contracts that were left out: how many for each defect, and where the first of each is. */
final class Defects {
    private final Map<ContractDefect, Integer> counts = new EnumMap<>(ContractDefect.class);
    private final Map<ContractDefect, SourceLocation> first = new EnumMap<>(ContractDefect.class);

    void add(ContractDefect defect, int count, SourceLocation firstLocation) {
        counts.merge(defect, count, Integer::sum);
        first.putIfAbsent(defect, firstLocation);
    }

    Map<ContractDefect, Integer> counts() {
        return counts;
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Where the first contract with the most frequent defect is. */
    Optional<SourceLocation> firstOfMost() {
        return mostFrequentFirst().stream().findFirst().flatMap(defect -> Optional.ofNullable(first.get(defect)));
    }

    /** For example {@code 120 NOT_A_NUMBER (not a number), first in line 5, Calls Bid: 'n/a'}; the most frequent defect first. */
    String description() {
        return mostFrequentFirst().stream().map(this::describe).collect(Collectors.joining("; "));
    }

    private List<ContractDefect> mostFrequentFirst() {
        return counts.keySet().stream()
                .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
                .toList();
    }

    private String describe(ContractDefect defect) {
        SourceLocation location = first.get(defect);
        String where = location == null ? "" : ", first in " + describe(location);
        return counts.get(defect) + " " + defect + " (" + defect.description() + ")" + where;
    }

    private static String describe(SourceLocation location) {
        String line = location.line() == null ? "" : "line " + location.line() + ", ";
        String field = location.field() == null ? "the symbol" : location.field();
        return line + field + (location.value() == null ? "" : ": '" + location.value() + "'");
    }
}
