package io.dealerflow.feature.universe;

import io.dealerflow.feature.asset.Role;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The assets that have features, and what feeds them. */
public final class Universe {
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Map<String, Feed> feeds = new HashMap<>();
    private final Map<String, Set<String>> assetsByFeed = new HashMap<>();

    /** @param members each name once; one series has one lag */
    Universe(List<Member> members) {
        members.forEach(member -> this.members.put(member.name(), member));
        members.forEach(member -> member.sources().values().stream()
                .flatMap(List::stream)
                .flatMap(source -> source.feeds().stream())
                .forEach(feed -> feeds.put(feed.id(), feed)));
        for (Member member : members) {
            member.feeds().forEach(feed -> assetsOf(feed).add(member.name()));
            for (String closes : member.feeds(Set.of(Role.CLOSES))) {
                members.stream()
                        .filter(other -> other.comparesWith(member))
                        .forEach(other -> assetsOf(closes).add(other.name()));
            }
        }
    }

    private Set<String> assetsOf(String feed) {
        return assetsByFeed.computeIfAbsent(feed, none -> new TreeSet<>());
    }

    /** In the order of the file. */
    public List<Member> members() {
        return List.copyOf(members.values());
    }

    /** That of the name, or one of an option chain alone. */
    public Member member(String name) {
        return Objects.requireNonNullElseGet(members.get(name), () -> Member.ofChain(name));
    }

    /**
     * The assets that a feed tells something: those that it feeds, and those that compare themselves with one whose closes it feeds. An option
     * chain that feeds none is an asset of its own, unless another asset has its name.
     */
    Set<String> assetsFedBy(Feed feed) {
        Set<String> fed = assetsByFeed.getOrDefault(feed.id(), Set.of());
        return fed.isEmpty() && feed instanceof Feed.Gex(String symbol) && !members.containsKey(symbol)
                ? Set.of(symbol)
                : fed;
    }

    /** Those of the type. */
    <F extends Feed> List<F> feeds(Class<F> type) {
        return feeds.values().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
