package io.dealerflow.scoring.messaging;

import static io.dealerflow.scoring.messaging.Flow.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.scoring.Features;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From closes among features to flow maps. */
class MarketTopologyTest {
    /** 16:00 in New York. */
    private static final Instant FIRST = Instant.parse("2026-01-05T21:00:00Z");

    private static final Duration CHECK = Duration.ofSeconds(5);

    @TempDir
    private Path stateDir;

    private Flow flow;

    @BeforeEach
    void start() {
        flow = new Flow(stateDir);
    }

    @AfterEach
    void stop() {
        flow.close();
    }

    private void close(String asset, int day, double value) {
        Instant known = FIRST.plus(Duration.ofDays(day));
        flow.send(Features.of(asset)
                .id(asset + day + value)
                .at(known)
                .with(FeatureName.CLOSE, value)
                .build());
    }

    private List<MarketFlow> maps() throws Exception {
        flow.advance(CHECK);
        return flow.read(Topics.SCORES_MARKET);
    }

    /** Returns of 1 % and −1 % in turn, of B the other way round. */
    private void closes(int from, int to) {
        for (int day = from; day <= to; day++) {
            close("A", day, day % 2 == 0 ? 100 : 101);
            close("B", day, day % 2 == 0 ? 101 : 100);
        }
    }

    @Test
    void aDateIsPublishedOnceWhenItIsOver() throws Exception {
        closes(0, 70);
        assertThat(maps()).singleElement().satisfies(map -> {
            assertThat(map.date()).isEqualTo(LocalDate.parse("2026-01-05").plusDays(69));
            assertThat(map.subject()).isEqualTo("market");
            assertThat(map.asOf()).isEqualTo(FIRST.plus(Duration.ofDays(69)));
            assertThat(map.pairs()).extracting(MarketFlow.Pair::from).containsExactly("A", "B");
            assertThat(map.pairs().getFirst().correlation()).isCloseTo(-1, within(1e-9));
            assertThat(map.pairs().getFirst().days()).isEqualTo(69);
        });
        assertThat(maps()).isEmpty();

        close("A", 70, 102);
        assertThat(maps()).isEmpty();
        close("A", 71, 100);
        assertThat(maps()).extracting(MarketFlow::date).containsExactly(LocalDate.parse("2026-03-16"));
    }

    @Test
    void aCorrectionIsPublishedAndMarked() {
        closes(0, 70);
        flow.advance(CHECK);
        close("A", 30, 120);
        flow.advance(CHECK);
        close("B", 70, 90);
        flow.advance(CHECK);

        assertThat(flow.output(Topics.SCORES_MARKET.name()).readRecordsToList())
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly(null, "true");
    }

    @Test
    @DisplayName("closes count for the date that they are of, however late they become known")
    void datesAreThoseOfTheCloses() throws Exception {
        for (int day = 0; day <= 70; day++) {
            LocalDate date = LocalDate.parse("2026-01-05").plusDays(day);
            close("A", day, 100 + day * day % 7);
            flow.send(Features.of("LATE")
                    .id("LATE" + day)
                    .at(FIRST.plus(Duration.ofDays(day + 2)))
                    .close(date, 200 + 2 * (day * day % 7))
                    .build());
        }

        assertThat(maps().getFirst().pairs()).allSatisfy(pair -> {
            assertThat(pair.correlation()).isCloseTo(1, within(1e-9));
            assertThat(pair.lagDays()).isZero();
        });
    }

    @Test
    @DisplayName("assets of a simulated economy are compared with each other only")
    void economies() throws Exception {
        closes(0, 70);
        for (int day = 0; day <= 70; day++) {
            for (String asset : List.of("SIMA", "SIMB")) {
                flow.send(Features.of(asset)
                        .id(asset + day)
                        .economy("simulated")
                        .at(FIRST.plus(Duration.ofDays(day)))
                        .with(FeatureName.CLOSE, 100 + day % 2)
                        .build());
            }
        }

        assertThat(maps().getLast().pairs())
                .extracting(pair -> pair.from() + " " + pair.to())
                .containsExactly("A B", "B A", "SIMA SIMB", "SIMB SIMA");
    }

    @Test
    void oneAssetHasNoFlowMap() throws Exception {
        close("A", 0, 100);
        close("A", 1, 101);

        assertThat(maps()).isEmpty();
    }
}
