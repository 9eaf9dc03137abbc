package io.dealerflow.feature.universe;

import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.feature.asset.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The assets of a universe whose closes are bars. */
public final class BarReaders {
    private final Map<String, Set<String>> assetsByFeed = new HashMap<>();

    public BarReaders(Universe universe) {
        for (Member member : universe.members()) {
            for (String feed : member.feeds(Set.of(Role.CLOSES))) {
                assetsByFeed.computeIfAbsent(feed, none -> new TreeSet<>()).add(member.name());
            }
        }
    }

    /** Those whose closes these bars are; may be none. */
    public Set<String> of(BarSeries bars) {
        return assetsByFeed.getOrDefault(new Feed.Bars(bars.symbol(), bars.interval()).id(), Set.of());
    }
}
