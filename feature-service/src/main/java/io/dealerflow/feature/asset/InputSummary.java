package io.dealerflow.feature.asset;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events behind a feature, as they are published. An event counts once, also where several facts come from it.
 *
 * @param asOf when the newest became known; null without facts
 * @param date the newest that they are of; null without facts
 */
record InputSummary(
        AssetFeatures.Inputs inputs,
        @Nullable Instant asOf,
        @Nullable LocalDate date) {
    private static final Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::knownAt).thenComparing(Fact::date).thenComparing(Fact::eventId);

    static InputSummary of(List<? extends Fact> facts) {
        MessageDigest digest = EventIds.newSha256();
        Set<String> ids = HashSet.newHashSet(facts.size());
        List<Fact> distinct = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            if (ids.add(fact.eventId())) {
                digest.update(fact.eventId().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                distinct.add(fact);
            }
        }
        List<Fact> newest = newest(distinct);
        return new InputSummary(
                new AssetFeatures.Inputs(
                        distinct.size(),
                        HexFormat.of().formatHex(digest.digest()),
                        newest.stream().map(Fact::eventId).toList()),
                newest.isEmpty() ? null : newest.getLast().knownAt(),
                facts.stream().map(Fact::date).max(Comparator.naturalOrder()).orElse(null));
    }

    /** The newest last. */
    private static List<Fact> newest(List<Fact> facts) {
        PriorityQueue<Fact> newest = new PriorityQueue<>(BY_TIME);
        for (Fact fact : facts.reversed()) { // where lists ascend, the newest come first
            boolean isFull = newest.size() == AssetFeatures.Inputs.MAX_NEWEST;
            if (!isFull || BY_TIME.compare(fact, newest.element()) > 0) {
                if (isFull) {
                    newest.remove();
                }
                newest.add(fact);
            }
        }
        return Stream.generate(newest::remove).limit(newest.size()).toList();
    }
}
