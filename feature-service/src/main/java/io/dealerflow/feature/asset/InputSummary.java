package io.dealerflow.feature.asset;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts behind a feature, as they are published. Each event counts once, in the order of the calculation.
 *
 * @param asOf when the newest became known; null without facts
 */
record InputSummary(AssetFeatures.Inputs inputs, @Nullable Instant asOf) {
    /** Facts of one event are of one instant, so that the id decides between events alone. */
    private static final Comparator<Fact> BY_TIME =
            Comparator.comparing(Fact::knownAt).thenComparing(Fact::date).thenComparing(Fact::eventId);

    static InputSummary of(List<? extends Fact> facts) {
        Map<String, Fact> byId = LinkedHashMap.newLinkedHashMap(facts.size());
        facts.forEach(fact -> byId.putIfAbsent(fact.eventId(), fact));
        MessageDigest digest = EventIds.newSha256();
        PriorityQueue<Fact> newest = new PriorityQueue<>(BY_TIME);
        byId.forEach((id, fact) -> {
            digest.update(id.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            newest.add(fact);
            if (newest.size() > AssetFeatures.Inputs.MAX_NEWEST) {
                newest.remove();
            }
        });
        List<Fact> last = Stream.generate(newest::poll).limit(newest.size()).toList();
        return new InputSummary(
                new AssetFeatures.Inputs(
                        byId.size(),
                        HexFormat.of().formatHex(digest.digest()),
                        last.stream().map(Fact::eventId).toList()),
                last.isEmpty() ? null : last.getLast().knownAt());
    }
}
