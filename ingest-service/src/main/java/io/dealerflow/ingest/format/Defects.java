package io.dealerflow.ingest.format;

import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileQuality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Records that were left out: how many for each defect, and where the first ones of each are. */
public final class Defects<D extends Enum<D> & Defect> {
    private final Map<D, Integer> counts;
    private final Map<D, List<SourceLocation>> first;

    public Defects(Class<D> type) {
        this.counts = new EnumMap<>(type);
        this.first = new EnumMap<>(type);
    }

    public void add(D defect, int count, SourceLocation firstLocation) {
        counts.merge(defect, count, Integer::sum);
        List<SourceLocation> kept = first.computeIfAbsent(defect, none -> new ArrayList<>());
        if (kept.size() < FileQuality.MAX_BAD_RECORDS) {
            kept.add(firstLocation);
        }
    }

    /** The first records of each defect, at most {@link FileQuality#MAX_BAD_RECORDS} of one. */
    public List<BadRecord> records() {
        List<BadRecord> records = new ArrayList<>();
        first.forEach((defect, places) -> places.forEach(place -> records.add(place.record(defect.name()))));
        return records;
    }

    public Map<D, Integer> counts() {
        return counts;
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Where the first record with the most frequent defect is. */
    public Optional<SourceLocation> firstOfMost() {
        return mostFrequentFirst().stream().findFirst().flatMap(this::first);
    }

    /** For example {@code 120 NOT_A_NUMBER (not a number), first in line 5, Calls Bid: 'n/a'}; the most frequent defect first. */
    public String description() {
        return mostFrequentFirst().stream().map(this::describe).collect(Collectors.joining("; "));
    }

    private List<D> mostFrequentFirst() {
        return counts.keySet().stream()
                .sorted(Comparator.comparing(counts::get, Comparator.reverseOrder()))
                .toList();
    }

    private String describe(D defect) {
        String where =
                first(defect).map(place -> ", first in " + describe(place)).orElse("");
        return counts.get(defect) + " " + defect + " (" + defect.description() + ")" + where;
    }

    private Optional<SourceLocation> first(D defect) {
        return Optional.ofNullable(first.get(defect)).map(List::getFirst);
    }

    private static String describe(SourceLocation location) {
        String line = location.line() == null ? "" : "line " + location.line() + ", ";
        String field = location.field() == null ? "the symbol" : location.field();
        return line + field + (location.value() == null ? "" : ": '" + location.value() + "'");
    }
}
