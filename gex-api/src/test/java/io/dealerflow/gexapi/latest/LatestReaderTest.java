package io.dealerflow.gexapi.latest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LatestReaderTest {
    private static final Instant NINE = Instant.parse("2026-03-13T13:00:00Z");
    private static final Instant TEN = Instant.parse("2026-03-13T14:00:00Z");

    private final MemoryCache cache = new MemoryCache();
    private final MemoryArchive archive = new MemoryArchive();
    private final LatestReader<AssetScore, String> reader =
            new LatestReader<>("scores", cache, archive, AssetScore::symbol, new SimpleMeterRegistry());

    private static AssetScore score(String symbol, Instant asOf) {
        return new AssetScore(
                symbol + asOf,
                "test",
                asOf,
                asOf,
                1,
                symbol,
                null,
                50.0,
                Regime.FRAGILE,
                null,
                PressureDirection.NEUTRAL,
                "rule",
                List.of(),
                "f");
    }

    private Optional<Sourced<AssetScore>> find(String symbol, @Nullable Instant asOf) {
        return reader.find(symbol, asOf).await().indefinitely();
    }

    private static <V> Uni<V> unlessAway(boolean away, Supplier<V> answer) {
        return away
                ? Uni.createFrom().failure(new UnavailableException("away", new IllegalStateException()))
                : Uni.createFrom().item(answer);
    }

    private static final class MemoryCache implements LatestStore<AssetScore, String> {
        private final Map<String, AssetScore> newest = new TreeMap<>();
        private boolean complete;
        private boolean away;

        @Override
        public Uni<Optional<AssetScore>> find(String subject) {
            return unlessAway(away, () -> Optional.ofNullable(newest.get(subject)));
        }

        @Override
        public Uni<Optional<String>> newestId(String subject) {
            return find(subject).map(found -> found.map(AssetScore::eventId));
        }

        @Override
        public Uni<Optional<List<String>>> list() {
            return unlessAway(away, () -> complete ? Optional.of(List.copyOf(newest.keySet())) : Optional.empty());
        }

        @Override
        public Uni<Void> put(AssetScore event, byte[] json) {
            return refill(event, json);
        }

        @Override
        public Uni<Void> refill(AssetScore event, byte[] json) {
            return unlessAway(away, () -> newest.put(event.symbol(), event)).replaceWithVoid();
        }

        @Override
        public Uni<Void> markComplete() {
            return unlessAway(away, () -> complete = true).replaceWithVoid();
        }
    }

    private static Archive.Archived<AssetScore> archived(AssetScore score, boolean newest) {
        return new Archive.Archived<>(score, new byte[0], newest);
    }

    private static final class MemoryArchive implements Archive<AssetScore> {
        private final List<AssetScore> all = new ArrayList<>();
        private boolean away;

        @Override
        public Uni<Optional<Archived<AssetScore>>> find(String subject, @Nullable Instant asOf) {
            return unlessAway(away, () -> {
                List<AssetScore> known =
                        all.stream().filter(s -> s.symbol().equals(subject)).toList();
                return known.stream()
                        .filter(s -> asOf == null || !s.asOf().isAfter(asOf))
                        .reduce((a, b) -> b)
                        .map(s -> archived(s, s.equals(known.getLast())));
            });
        }

        @Override
        public Uni<List<Archived<AssetScore>>> newestOfAll() {
            return unlessAway(away, () -> {
                Map<String, AssetScore> newest = new HashMap<>();
                all.forEach(s -> newest.put(s.symbol(), s));
                return new TreeMap<>(newest)
                        .values().stream().map(s -> archived(s, true)).toList();
            });
        }
    }

    @Test
    void theCacheAnswersForTheNewest() {
        cache.newest.put("SPX", score("SPX", TEN));
        archive.away = true;

        assertThat(find("SPX", null)).contains(new Sourced<>(score("SPX", TEN), false));
        assertThat(find("SPX", TEN.plusSeconds(1))).contains(new Sourced<>(score("SPX", TEN), false));
    }

    @Test
    void theArchiveAnswersForThePastAndIsNotStale() {
        cache.newest.put("SPX", score("SPX", TEN));
        archive.all.addAll(List.of(score("SPX", NINE), score("SPX", TEN)));

        assertThat(find("SPX", TEN.minusSeconds(1))).contains(new Sourced<>(score("SPX", NINE), false));
        assertThat(find("SPX", NINE.minusSeconds(1))).isEmpty();
        assertThat(cache.newest).containsEntry("SPX", score("SPX", TEN));
    }

    @Test
    void aCacheThatForgotIsFilledAgainAndNotStale() {
        archive.all.add(score("SPX", TEN));

        assertThat(find("SPX", null)).contains(new Sourced<>(score("SPX", TEN), false));
        assertThat(cache.newest).containsKey("SPX");
    }

    @Test
    void withoutTheCacheTheNewestIsStale() {
        cache.away = true;
        archive.all.addAll(List.of(score("SPX", NINE), score("SPX", TEN)));

        assertThat(find("SPX", null)).contains(new Sourced<>(score("SPX", TEN), true));
        assertThat(find("SPX", NINE)).contains(new Sourced<>(score("SPX", NINE), false));
    }

    @Test
    void withoutBothThereIsNoAnswer() {
        cache.away = true;
        archive.away = true;

        assertThatThrownBy(() -> find("SPX", null)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> reader.list().await().indefinitely()).isInstanceOf(UnavailableException.class);
    }

    @Test
    void theSymbolIsUnknown() {
        assertThat(find("NOPE", null)).isEmpty();
    }

    @Test
    void aListIsCompleteEvenAfterTheCacheForgot() {
        cache.newest.put("RUT", score("RUT", TEN));
        archive.all.addAll(List.of(score("RUT", TEN), score("SPX", NINE)));

        assertThat(reader.list().await().indefinitely()).isEqualTo(new Sourced<>(List.of("RUT", "SPX"), false));
        assertThat(cache.complete).isTrue();

        archive.away = true;
        assertThat(reader.list().await().indefinitely()).isEqualTo(new Sourced<>(List.of("RUT", "SPX"), false));
    }
}
