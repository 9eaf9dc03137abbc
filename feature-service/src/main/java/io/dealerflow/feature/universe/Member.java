package io.dealerflow.feature.universe;

import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.feature.asset.Asset;
import io.dealerflow.feature.asset.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An asset and what feeds it.
 *
 * @param economy assets of one economy compare themselves with each other: the real one, or a simulated
 * @param sources by role, each at least one; of several that have a date the one counts that became known last, the last named where
 *                both did at once
 */
public record Member(String name, AssetClass assetClass, String economy, Map<Role, List<Source>> sources) {
    private static final Set<Role> SPREADS = EnumSet.of(Role.HIGH_YIELD, Role.INVESTMENT_GRADE);

    public Member {
        Map<Role, List<Source>> copies = new EnumMap<>(Role.class);
        sources.forEach((role, list) -> copies.put(role, List.copyOf(list)));
        sources = Map.copyOf(copies);
    }

    /** An asset outside the universe: a stock or index with an option chain, of which nothing else is known; it compares itself with none. */
    public static Member ofChain(String symbol) {
        return new Member(symbol, AssetClass.EQUITY, "", Map.of(Role.CHAIN, List.of(new Source(new Feed.Gex(symbol)))));
    }

    /** Whether it sees the closes of another asset. */
    boolean comparesWith(Member other) {
        return !other.name.equals(name) && other.economy.equals(economy);
    }

    public Asset asset() {
        return new Asset(name, assetClass, sources.keySet());
    }

    /** Those in a role; may be empty. */
    public List<Source> sources(Role role) {
        return sources.getOrDefault(role, List.of());
    }

    /** The ids of all feeds of its own. */
    public Set<String> feeds() {
        return feeds(sources.keySet());
    }

    /**
     * The ids of the feeds whose facts are an occasion for features. Credit spreads are one for the assets of credit alone; others see the newest at their
     * own occasions, as they see the closes of others.
     */
    public Set<String> ownFeeds() {
        return assetClass == AssetClass.CREDIT
                ? feeds()
                : feeds(sources.keySet().stream()
                        .filter(role -> !SPREADS.contains(role))
                        .toList());
    }

    Set<String> feeds(Collection<Role> roles) {
        Set<String> ids = new TreeSet<>();
        roles.forEach(role -> sources(role).forEach(source -> source.feeds().forEach(feed -> ids.add(feed.id()))));
        return ids;
    }
}
