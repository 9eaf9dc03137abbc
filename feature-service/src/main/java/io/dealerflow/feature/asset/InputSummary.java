package io.dealerflow.feature.asset;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind a feature, as they are published.
 *
 * @param asOf when the newest became known; null without facts
 */
record InputSummary(AssetFeatures.Inputs inputs, @Nullable Instant asOf) {
    private static final Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::knownAt).thenComparing(Fact::date).thenComparing(Fact::eventId);

    static InputSummary of(List<? extends Fact> facts) {
        MessageDigest digest = EventIds.newSha256();
        for (Fact fact : facts) {
            digest.update(fact.eventId().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        List<Fact> newest = newest(facts);
        return new InputSummary(
                new AssetFeatures.Inputs(
                        facts.size(),
                        HexFormat.of().formatHex(digest.digest()),
                        newest.stream().map(Fact::eventId).toList()),
                newest.isEmpty() ? null : newest.getLast().knownAt());
    }

    /** The newest last. */
    private static List<Fact> newest(List<? extends Fact> facts) {
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
