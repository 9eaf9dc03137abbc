package io.dealerflow.ingest.source.futures;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The contracts of one file by day and product. A file may have many thousands of days: events are made when they are asked for. */
public final class Curves {
    /** The zone of trading days at CFE and CME. */
    public static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    /** When a trading day ends there; settlements are known before. */
    private static final LocalTime END_OF_DAY = LocalTime.of(16, 0);

    private static final Comparator<FuturesCurve.Contract> BY_EXPIRY = Comparator.comparing(
                    (FuturesCurve.Contract contract) -> Objects.requireNonNullElse(contract.expiry(), LocalDate.MAX))
            .thenComparing(FuturesCurve.Contract::symbol);

    private final LandedFile file;
    private final NavigableMap<Key, Map<String, FuturesCurve.Contract>> contracts = new TreeMap<>();

    public Curves(LandedFile file) {
        this.file = file;
    }

    private record Key(LocalDate day, String root) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::day).thenComparing(Key::root);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * Adds a contract.
     *
     * @return false when the day has the contract already; the first stays
     */
    public boolean add(String root, LocalDate day, FuturesCurve.Contract contract) {
        return contracts
                        .computeIfAbsent(new Key(day, root), key -> new TreeMap<>())
                        .putIfAbsent(contract.symbol(), contract)
                == null;
    }

    public boolean isEmpty() {
        return contracts.isEmpty();
    }

    /** An observation for each day and product, the earliest first. */
    public List<Reading.Observed> observations() {
        List<Map.Entry<Key, Map<String, FuturesCurve.Contract>>> days = new ArrayList<>(contracts.entrySet());
        return new AbstractList<>() {
            @Override
            public Reading.Observed get(int index) {
                return observed(days.get(index).getKey(), days.get(index).getValue());
            }

            @Override
            public int size() {
                return days.size();
            }
        };
    }

    private Reading.Observed observed(Key key, Map<String, FuturesCurve.Contract> ofDay) {
        List<FuturesCurve.Contract> sorted =
                ofDay.values().stream().sorted(BY_EXPIRY).toList();
        Set<String> covers = sorted.stream().map(FuturesCurve.Contract::symbol).collect(Collectors.toSet());
        return new Reading.Observed(event(key, sorted), covers, Map.of("contracts", sorted.size()));
    }

    private FuturesCurve event(Key key, List<FuturesCurve.Contract> sorted) {
        Instant asOf = key.day().atTime(END_OF_DAY).atZone(CHICAGO).toInstant();
        return new FuturesCurve(
                EventIds.of(file.source(), key.root(), asOf, EventIds.sha256(Wire.writeJson(sorted))),
                file.source(),
                asOf,
                file.receivedAt(),
                FuturesCurve.VERSION,
                key.root(),
                key.day(),
                sorted);
    }
}
