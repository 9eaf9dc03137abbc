package io.dealerflow.gexapi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestCacheOrderTest {
    @Test
    void textSortsAsTimeDoes() {
        Instant late = Instant.parse("2026-03-13T16:00:00Z");
        List<String> ascending = List.of(
                LatestCache.order(Instant.parse("1999-12-31T23:59:59Z"), late),
                LatestCache.order(Instant.parse("2026-03-13T15:59:59.999999999Z"), late),
                LatestCache.order(Instant.parse("2026-03-13T16:00:00Z"), Instant.parse("2026-03-13T16:00:00.5Z")),
                LatestCache.order(Instant.parse("2026-03-13T16:00:00Z"), Instant.parse("2026-03-13T16:00:01Z")),
                LatestCache.order(
                        Instant.parse("2026-03-13T16:00:00.000000001Z"), Instant.parse("2026-03-13T16:00:00Z")));

        assertThat(ascending).isSorted().doesNotHaveDuplicates();
    }
}
