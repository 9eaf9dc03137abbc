package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.feature.asset.AssetEngine;
import io.dealerflow.feature.gex.SnapshotEngine;
import io.dealerflow.feature.rates.Rate;
import io.dealerflow.feature.rates.TreasuryCurve;
import io.dealerflow.feature.universe.FactLog;
import io.dealerflow.feature.universe.FactReader;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.feature.universe.Member;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.positioning.BookIndex;
import io.dealerflow.quant.time.ExchangeCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Computes the features of a day from observations alone, with the engines of the topology and without its state: pure. What it gives has the ids
 * of what was published, where that rests on the same observations. Not thread-safe.
 */
public final class Recomputation {
    private final Universe universe;
    private final FactReader reader;
    private final SnapshotEngine snapshots;
    private final Instant from;
    private final Instant to;
    /** By asset, then by what a later received one replaces. */
    private final Map<String, Map<FactKey, FeedFact>> facts = new TreeMap<>();

    private final Map<String, Books> books = new HashMap<>();
    private final List<Rate> rates;

    /**
     * @param day    in UTC
     * @param values those of the series of rates must be among them; repeats and others change nothing
     */
    public Recomputation(Universe universe, SnapshotEngine snapshots, LocalDate day, List<MacroValue> values) {
        this.universe = universe;
        this.reader = new FactReader(universe);
        this.snapshots = snapshots;
        this.rates =
                values.stream().flatMap(value -> reader.rate(value).stream()).toList();
        this.from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        this.to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private record FactKey(String feed, String eventId) {}

    /**
     * Adds an observation of {@code raw.*}; repeats change nothing. Chains of an underlying come ascending by {@code as_of}, others in any order.
     * What feeds no asset is left out.
     */
    public void add(Event event) {
        if (event instanceof OptionChain chain) {
            if (chain.asOf().isBefore(to)) {
                books.computeIfAbsent(chain.underlying(), none -> new Books()).add(chain);
            }
        } else {
            addFact(event);
        }
    }

    private void addFact(Event event) {
        reader.read(event).ifPresent(read -> {
            var fact = new FeedFact(read.feed().id(), event.ingestTs(), read.fact());
            for (String asset : read.assets()) {
                facts.computeIfAbsent(asset, none -> new HashMap<>())
                        .merge(
                                new FactKey(fact.feed(), event.eventId()),
                                fact,
                                (known, added) -> added.ingestTs().isBefore(known.ingestTs()) ? known : added);
            }
        });
    }

    /** The features of every asset at every instant of the day, by asset and instant. Called once, after the observations. */
    public List<AssetFeatures> features() {
        books.values().forEach(Books::finish);
        List<AssetFeatures> features = new ArrayList<>();
        facts.forEach((name, ofAsset) -> {
            Member member = universe.member(name);
            FactLog log = new FactLog(universe, member, List.copyOf(ofAsset.values()));
            for (Instant asOf : log.instantsFrom(from).headSet(to, false)) {
                features.add(AssetEvents.of(
                        member, asOf, log.ingestTs(asOf), AssetEngine.features(member.asset(), asOf, log.at(asOf))));
            }
        });
        return features;
    }

    /** The chains of one underlying that may be part of the next book. Before the day the last book of each New York date is computed, in it every one. */
    private final class Books {
        private final Deque<OptionChain> chains = new ArrayDeque<>();

        void add(OptionChain chain) {
            OptionChain last = chains.peekLast();
            if (last != null && !last.asOf().equals(chain.asOf())) {
                if (!last.asOf().isBefore(from) || !newYork(last).equals(newYork(chain))) {
                    snapshot(last.asOf());
                }
                Instant oldest = chain.asOf().minus(BookIndex.HORIZON);
                chains.removeIf(old -> old.asOf().isBefore(oldest));
            }
            chains.addLast(chain);
        }

        void finish() {
            OptionChain last = chains.peekLast();
            if (last != null) {
                snapshot(last.asOf());
            }
        }

        /** As in the topology, chains that cannot be priced are part of no book. */
        private void snapshot(Instant asOf) {
            try {
                addFact(snapshots.snapshot(asOf, List.copyOf(chains), TreasuryCurve.at(asOf, rates)));
            } catch (RuntimeException e) {
                chains.removeIf(chain -> chain.asOf().equals(asOf));
            }
        }

        private static LocalDate newYork(OptionChain chain) {
            return LocalDate.ofInstant(chain.asOf(), ExchangeCalendar.ZONE);
        }
    }
}
