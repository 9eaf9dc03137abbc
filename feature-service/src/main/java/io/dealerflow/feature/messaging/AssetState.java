package io.dealerflow.feature.messaging;

import io.dealerflow.feature.asset.Fact;
import io.dealerflow.feature.universe.FactLog;
import io.dealerflow.feature.universe.FeedFact;
import io.dealerflow.feature.universe.Member;
import io.dealerflow.feature.universe.Universe;
import io.dealerflow.kit.streams.Lru;
import io.dealerflow.kit.streams.StateBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The facts of the assets of one partition, and which features were published. The logs used last are also cached decoded. */
final class AssetState {
    static final String FACTS = "asset-facts";
    static final String PUBLISHED = "asset-published";

    /** A log with many feeds has some 15,000 facts, about 150 bytes each. */
    private static final int LOGS_HELD = 4;

    /** Items of news that are kept of an asset. */
    private static final int NEWS_HELD = 5_000;

    private final KeyValueStore<Bytes, byte[]> facts;
    private final KeyValueStore<Bytes, byte[]> published;
    private final Universe universe;
    private final AssetHorizon horizon;
    private final Lru<String, FactLog> logs = new Lru<>(LOGS_HELD);

    AssetState(
            KeyValueStore<Bytes, byte[]> facts,
            KeyValueStore<Bytes, byte[]> published,
            Universe universe,
            AssetHorizon horizon) {
        this.facts = facts;
        this.published = published;
        this.universe = universe;
        this.horizon = horizon;
    }

    /** Whether the fact is an occasion for features of the asset: not a close of another, nor a spread that it only sees. */
    boolean isOwn(String asset, FeedFact fact) {
        return universe.member(asset).ownFeeds().contains(fact.feed());
    }

    /**
     * Stores a fact.
     *
     * @return false when it changes nothing: it is a repeat, or superseded
     */
    boolean add(String asset, FeedFact added) {
        List<FeedFact> superseded = new ArrayList<>();
        for (FeedFact known : ofDate(asset, added)) {
            int time = added.fact().knownAt().compareTo(known.fact().knownAt());
            if (known.fact().eventId().equals(added.fact().eventId())) {
                if (time >= 0) {
                    return time == 0 && isReceivedAgain(asset, known, added) && added.isPart();
                }
                superseded.add(known);
            } else if (time == 0 && !added.isPart()) {
                if (!added.replaces(known)) {
                    return false;
                }
                superseded.add(known);
            }
        }
        superseded.forEach(known -> facts.delete(key(asset, known)));
        put(asset, added);
        return true;
    }

    /** Of a repeat only its receipt counts, by which it may replace others: parts of a curve are in its order. */
    private boolean isReceivedAgain(String asset, FeedFact known, FeedFact added) {
        boolean isLater = added.ingestTs().isAfter(known.ingestTs());
        if (isLater) {
            put(asset, added);
        }
        return isLater;
    }

    private void put(String asset, FeedFact fact) {
        facts.put(key(asset, fact), FactBytes.write(fact));
        logs.remove(asset);
    }

    /** The facts of an asset; what is beyond the horizon is deleted. */
    FactLog log(String asset, @Nullable LocalDate newestDate) {
        return logs.get(asset, none -> load(asset, newestDate));
    }

    private FactLog load(String asset, @Nullable LocalDate newestDate) {
        List<FeedFact> stored = scan(StateBytes.prefix(asset));
        if (newestDate != null) {
            forget(asset, stored, fact -> horizon.isForgotten(fact.fact().date(), newestDate));
        }
        Member member = universe.member(asset);
        List<Fact> books = stored.stream()
                .map(FeedFact::fact)
                .filter(Fact.Book.class::isInstance)
                .sorted(Comparator.comparing(Fact::knownAt))
                .toList();
        Set<Fact> thinned = horizon.thinned(books);
        thinned.forEach(book -> published.delete(StateBytes.key(asset, "", book.knownAt())));
        forget(asset, stored, fact -> thinned.contains(fact.fact()));
        forget(asset, stored, oldNews(stored)::contains);
        return new FactLog(universe, member, stored);
    }

    /** Beyond the newest items. */
    private static Set<FeedFact> oldNews(List<FeedFact> stored) {
        List<FeedFact> news = stored.stream()
                .filter(FeedFact::isNews)
                .sorted(Comparator.comparing((FeedFact item) -> item.fact().knownAt()))
                .toList();
        return Set.copyOf(news.subList(0, Math.max(0, news.size() - NEWS_HELD)));
    }

    private void forget(String asset, List<FeedFact> stored, Predicate<FeedFact> beyond) {
        stored.stream().filter(beyond).forEach(fact -> facts.delete(key(asset, fact)));
        stored.removeIf(beyond);
    }

    /** Event id of the features that were published last for an instant. */
    Optional<String> publishedAt(String asset, Instant asOf) {
        return Optional.ofNullable(published.get(StateBytes.key(asset, "", asOf)))
                .map(id -> new String(id, StandardCharsets.UTF_8));
    }

    void setPublished(String asset, Instant asOf, String eventId) {
        published.put(StateBytes.key(asset, "", asOf), eventId.getBytes(StandardCharsets.UTF_8));
    }

    /** Forgets what was published for instants before one, which is not published again. */
    void forgetPublishedBefore(String asset, Instant first) {
        List<Bytes> beyond = new ArrayList<>();
        try (var entries = published.range(Bytes.wrap(StateBytes.prefix(asset)), StateBytes.key(asset, "", first))) {
            entries.forEachRemaining(entry -> beyond.add(entry.key));
        }
        beyond.remove(StateBytes.key(asset, "", first));
        beyond.forEach(published::delete);
    }

    /** The versions of the fact's feed and date. */
    private List<FeedFact> ofDate(String asset, FeedFact fact) {
        return scan(StateBytes.key(feed(asset, fact), "", start(fact)).get());
    }

    private List<FeedFact> scan(byte[] prefix) {
        List<FeedFact> stored = new ArrayList<>();
        try (var entries = facts.prefixScan(prefix, new ByteArraySerializer())) {
            entries.forEachRemaining(entry -> stored.add(FactBytes.read(entry.value)));
        }
        return stored;
    }

    private static Bytes key(String asset, FeedFact fact) {
        return StateBytes.key(
                feed(asset, fact),
                fact.fact().eventId(),
                start(fact),
                fact.fact().knownAt());
    }

    /** The asset's name is the prefix of all its keys. */
    private static String feed(String asset, FeedFact fact) {
        return asset + '\0' + fact.feed();
    }

    private static Instant start(FeedFact fact) {
        return fact.fact().date().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
