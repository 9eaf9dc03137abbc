package io.dealerflow.feature.portfolio;

import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which fills count, and in which order: the same for every order of arrival. */
final class FillOrder {
    /** Of one instant first those that open, then by id. */
    private static final Comparator<Fill> ORDER = Comparator.comparing(Fill::asOf)
            .thenComparing(fill -> fill.effect() == FillEffect.CLOSE)
            .thenComparing(Fill::eventId);

    private FillOrder() {}

    /** What a correction has in common with the fill that it corrects. */
    private record Corrected(
            String source,
            String instrument,
            Instant asOf,
            FillSide side,
            @Nullable String tradeId,
            @Nullable FillEffect effect) {
        static Corrected of(Fill fill) {
            return new Corrected(
                    fill.source(), fill.instrument(), fill.asOf(), fill.side(), fill.tradeId(), fill.effect());
        }
    }

    /**
     * The fills of an account that count, in their order. Of fills with one trade id, time and side those of the last receipt count: they correct the others. Fills without
     * a trade id are never corrections.
     */
    static List<Fill> of(Collection<Fill> fills) {
        Map<Corrected, Instant> newest = new HashMap<>();
        for (Fill fill : fills) {
            if (fill.tradeId() != null) {
                newest.merge(Corrected.of(fill), fill.ingestTs(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return fills.stream()
                .filter(fill ->
                        fill.tradeId() == null || Objects.equals(newest.get(Corrected.of(fill)), fill.ingestTs()))
                .sorted(ORDER)
                .toList();
    }
}
