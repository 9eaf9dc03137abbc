package io.dealerflow.gexapi.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dealerflow.gexapi.snapshot.HistoryPage;
import io.dealerflow.gexapi.snapshot.HistoryPoint;
import io.dealerflow.kit.http.InvalidParameterException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HistoryQueryTest {
    private static final Instant NOON = Instant.parse("2026-03-13T12:00:00Z");

    private static List<HistoryPoint> points(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new HistoryPoint(NOON.plusSeconds(i), 100, 0, null, "NEUTRAL", null, null))
                .toList();
    }

    @Test
    @DisplayName(
            "a cursor ends the page a microsecond before the oldest point of the one before, or at to where that is earlier")
    void cursor() {
        String cursor = HistoryQuery.cursor(NOON);
        Instant before = NOON.minusNanos(1_000);

        assertThat(HistoryQuery.parse(Map.of("cursor", List.of(cursor))).to()).isEqualTo(before);
        assertThat(HistoryQuery.parse(Map.of("cursor", List.of(cursor), "to", List.of("2026-03-14T00:00:00Z")))
                        .to())
                .isEqualTo(before);
        assertThat(HistoryQuery.parse(Map.of("cursor", List.of(cursor), "to", List.of("2026-03-12T00:00:00Z")))
                        .to())
                .isEqualTo("2026-03-12T00:00:00Z");
    }

    @Test
    @DisplayName("text that is no cursor is refused")
    void noCursor() {
        var refused = catchThrowableOfType(
                InvalidParameterException.class,
                () -> HistoryQuery.parse(Map.of("cursor", List.of(Cursor.of("yesterday")))));

        assertThat(refused.parameter()).isEqualTo("cursor");
    }

    @Test
    @DisplayName("one point more than the limit means an earlier page")
    void pages() {
        HistoryPage page = HistoryPage.of("X", points(4), 3);

        assertThat(page.points()).extracting(HistoryPoint::asOf).first().isEqualTo(NOON.plusSeconds(1));
        assertThat(page.points()).hasSize(3);
        assertThat(page.earlier()).isEqualTo(NOON.plusSeconds(1));
        assertThat(HistoryPage.of("X", points(3), 3).earlier()).isNull();
    }
}
