package io.dealerflow.quant.openinterest;

import io.dealerflow.quant.chain.Book;
import io.dealerflow.quant.chain.Series;
import io.dealerflow.quant.chain.SeriesKey;
import io.dealerflow.quant.pricing.Right;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Change of open interest from one book to a later one. Only (expiry, root) pairs in both books are compared: a missing
 * pair is unknown. Series settled by the later book's as-of are left out.
 *
 * @param contracts  ascending by series and strike, unchanged ones included
 * @param byStrike   over all compared series
 * @param byExpiry   by (expiry, root)
 * @param onlyBefore live series that the later book lacks
 * @param onlyAfter  series that the earlier book lacks: new, or not observed then
 */
public record OpenInterestChange(
        List<ContractChange> contracts,
        SortedMap<Double, RightChanges> byStrike,
        SortedMap<SeriesKey, RightChanges> byExpiry,
        List<SeriesKey> onlyBefore,
        List<SeriesKey> onlyAfter) {
    /** A contract within its series. */
    private record Listing(double strike, Right right) implements Comparable<Listing> {
        @Override
        public int compareTo(Listing other) {
            int byStrike = Double.compare(strike, other.strike);
            return byStrike != 0 ? byStrike : right.compareTo(other.right);
        }
    }

    public OpenInterestChange {
        contracts = List.copyOf(contracts);
        byStrike = Collections.unmodifiableSortedMap(new TreeMap<>(byStrike));
        byExpiry = Collections.unmodifiableSortedMap(new TreeMap<>(byExpiry));
        onlyBefore = List.copyOf(onlyBefore);
        onlyAfter = List.copyOf(onlyAfter);
    }

    /** Books of different underlyings, or a later book that is earlier, are an {@link IllegalArgumentException}. */
    public static OpenInterestChange between(Book before, Book after) {
        if (!before.underlying().equals(after.underlying()) || before.asOf().isAfter(after.asOf())) {
            throw new IllegalArgumentException("cannot compare %s of %s with %s of %s"
                    .formatted(before.underlying(), before.asOf(), after.underlying(), after.asOf()));
        }
        TreeMap<SeriesKey, Series> earlier = live(before, after);
        TreeMap<SeriesKey, Series> later = live(after, after);
        List<ContractChange> contracts = new ArrayList<>();
        earlier.forEach((key, series) -> {
            Series other = later.get(key);
            if (other != null) {
                compare(series, other, contracts);
            }
        });
        return new OpenInterestChange(
                contracts,
                sums(contracts, ContractChange::strike),
                sums(contracts, ContractChange::series),
                missing(earlier, later),
                missing(later, earlier));
    }

    /** Over all compared series. */
    public RightChanges total() {
        return byExpiry.values().stream().reduce(RightChanges.NONE, RightChanges::plus);
    }

    private static TreeMap<SeriesKey, Series> live(Book book, Book later) {
        TreeMap<SeriesKey, Series> live = new TreeMap<>();
        for (Series series : book.series()) {
            if (later.asOf().isBefore(series.key().settlementInstant())) {
                live.put(series.key(), series);
            }
        }
        return live;
    }

    private static void compare(Series before, Series after, List<ContractChange> contracts) {
        SortedMap<Listing, Long> earlier = openInterest(before);
        SortedMap<Listing, Long> later = openInterest(after);
        TreeSet<Listing> listings = new TreeSet<>(earlier.keySet());
        listings.addAll(later.keySet());
        for (Listing listing : listings) {
            long was = earlier.getOrDefault(listing, 0L);
            long is = later.getOrDefault(listing, 0L);
            contracts.add(new ContractChange(before.key(), listing.right(), listing.strike(), was, is));
        }
    }

    private static SortedMap<Listing, Long> openInterest(Series series) {
        SortedMap<Listing, Long> open = new TreeMap<>();
        for (int contract = 0; contract < series.size(); contract++) {
            Listing listing = new Listing(series.strike(contract), series.right(contract));
            open.put(listing, series.openInterest(contract));
        }
        return open;
    }

    private static <K extends Comparable<? super K>> SortedMap<K, RightChanges> sums(
            List<ContractChange> contracts, Function<ContractChange, K> by) {
        SortedMap<K, RightChanges> sums = new TreeMap<>();
        contracts.forEach(contract -> sums.merge(by.apply(contract), RightChanges.of(contract), RightChanges::plus));
        return sums;
    }

    private static List<SeriesKey> missing(Map<SeriesKey, Series> from, Map<SeriesKey, Series> in) {
        return from.keySet().stream().filter(key -> !in.containsKey(key)).toList();
    }
}
