package io.dealerflow.scoring.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The daily closes of one asset.
 *
 * @param economy assets of one economy are compared with each other
 * @param byDate  by the date that they are of, at most {@value #MAX_DATES}
 */
public record AssetCloses(String asset, String economy, SortedMap<LocalDate, Close> byDate) {
    /** The economy of assets that name none. */
    public static final String REAL = "real";

    static final int MAX_DATES = 400;

    public AssetCloses {
        economy = Objects.requireNonNullElse(economy, REAL); // state of before there were economies has none
        byDate = Collections.unmodifiableSortedMap(new TreeMap<>(byDate));
    }

    /**
     * A close.
     *
     * @param asOf     when it became known
     * @param ingestTs when what led to it entered the system
     */
    public record Close(double value, Instant asOf, Instant ingestTs) {}

    /** With {@code close}; empty when nothing changes: it is the same, or of the date a newer one is known, or it is older than all that are kept. */
    public Optional<AssetCloses> with(LocalDate date, Close close) {
        Close known = byDate.get(date);
        if (known != null && (known.asOf().isAfter(close.asOf()) || known.value() == close.value())) {
            return Optional.empty();
        }
        var next = new TreeMap<>(byDate);
        next.put(date, close);
        if (next.size() > MAX_DATES && next.pollFirstEntry().getKey().equals(date)) {
            return Optional.empty();
        }
        return Optional.of(new AssetCloses(asset, economy, next));
    }

    /** Until {@code date}, which is included. */
    public AssetCloses until(LocalDate date) {
        return new AssetCloses(asset, economy, byDate.headMap(date.plusDays(1)));
    }

    NavigableMap<LocalDate, Double> values() {
        var values = new TreeMap<LocalDate, Double>();
        byDate.forEach((date, close) -> values.put(date, close.value()));
        return values;
    }
}
