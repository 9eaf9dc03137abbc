package io.dealerflow.scoring.messaging;

import static io.dealerflow.scoring.Features.START;
import static io.dealerflow.scoring.messaging.Flow.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.scoring.Features;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From features of assets to scores and the alerts on them. */
class ScoringTopologyTest {
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

    private List<AssetScore> scores() throws Exception {
        return flow.read(Topics.SCORES_ASSETS);
    }

    private List<Alert> alerts() throws Exception {
        return flow.read(Topics.ALERTS);
    }

    @Test
    void featuresBecomeAScoreThatCarriesTheirTraceAndArrival() throws Exception {
        flow.send(Features.book("SPX").build());

        TestRecord<byte[], byte[]> record =
                flow.output(Topics.SCORES_ASSETS.name()).readRecord();
        AssetScore score = Wire.json().readValue(record.value(), AssetScore.class);
        assertThat(new String(record.key(), UTF_8)).isEqualTo("SPX");
        assertThat(score.symbol()).isEqualTo("SPX");
        assertThat(score.assetClass()).isEqualTo(AssetClass.EQUITY);
        assertThat(score.featureEventId()).isEqualTo("features-1");
        assertThat(score.restsOn("observation-1")).isTrue();
        assertThat(score.restsOn("another")).isFalse();
        assertThat(score.ingestTs()).isEqualTo(Instant.parse("2026-03-13T15:00:00Z"));
        assertThat(score.regime()).isEqualTo(Regime.FRAGILE);
        assertThat(score.pressure()).isEqualTo(PressureDirection.DOWN);
        assertThat(header(record, HeaderNames.CE_ID)).isEqualTo(score.eventId());
        assertThat(header(record, HeaderNames.CE_TYPE)).isEqualTo("io.dealerflow.asset-score.v1");
        assertThat(header(record, HeaderNames.TRACEPARENT)).startsWith("00-" + Flow.TRACE_ID + "-");
    }

    @Test
    void anAssetWithoutOptionsIsScoredOnTheSameScale() throws Exception {
        flow.send(Features.of("EURUSD")
                .assetClass(AssetClass.FX)
                .with(FeatureName.REALIZED_VOL_20D, 0.15)
                .with(FeatureName.CARRY, -0.02)
                .build());

        // vol (0.15 - 0.05) / 0.20 = 0.5, weight 2/3; carry 0.02 / 0.05 = 0.4, weight 1/3
        AssetScore score = scores().getFirst();
        assertThat(score.index()).isCloseTo(100 * (0.5 * 2 + 0.4) / 3, within(1e-9));
        assertThat(score.pressure()).isEqualTo(PressureDirection.DOWN);
    }

    @Test
    void aRepeatYieldsNothing() throws Exception {
        flow.send(Features.book("SPX").build());
        flow.send(Features.book("SPX").build());

        assertThat(scores()).hasSize(1);
    }

    @Test
    void percentilesServeOnceSixtyObservationsExist() throws Exception {
        for (int i = 0; i <= 60; i++) {
            flow.send(Features.book("SPX")
                    .id("s" + i)
                    .at(START.plusSeconds(i))
                    .with(FeatureName.ATM_VOL_30D, 0.10 + 0.001 * i)
                    .build());
        }

        List<AssetScore> all = scores();
        assertThat(all.get(59).components().get(1).method()).isEqualTo(ScaleMethod.FIXED_RANGE);
        assertThat(all.get(60).components().get(1).method()).isEqualTo(ScaleMethod.PERCENTILE);
        assertThat(all.get(60).components().get(1).value()).isEqualTo(1); // above all sixty before it
        assertThat(all.get(60).components().get(0).value()).isEqualTo(0.5); // equal to all of them
    }

    @Test
    void regimesChangeWithHysteresisAndSaySoOnce() throws Exception {
        // flow 0.1 -> 0.6 and positioning 10 % into negative gamma -> 1 stay; only vol moves
        sendVol(0, 0.10); // (0.6 + 0 + 1) / 3 = 53.3
        sendVol(60, 0.38); // 0.56 -> 72.0: within three points of the edge
        sendVol(120, 0.40); // 0.60 -> 73.3
        sendVol(180, 0.35); // 0.50 -> 70.0
        sendVol(240, 0.31); // 0.42 -> 67.3
        sendVol(300, 0.30); // 0.40 -> 66.7

        assertThat(scores())
                .extracting(AssetScore::regime)
                .containsExactly(
                        Regime.FRAGILE,
                        Regime.FRAGILE,
                        Regime.EXPLOSIVE,
                        Regime.EXPLOSIVE,
                        Regime.EXPLOSIVE,
                        Regime.FRAGILE);
        assertThat(alerts())
                .filteredOn(alert -> alert.alertType() == AlertType.REGIME_CHANGE)
                .extracting(alert -> alert.details().get("current_regime"))
                .containsExactly("explosive", "fragile");
    }

    @Test
    void aJumpOfTheIndexRaisesAnAlert() throws Exception {
        sendVol(0, 0.10); // 53.3
        sendVol(60, 0.38); // 72.0

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.alertType()).isEqualTo(AlertType.SCORE_JUMP);
            assertThat(alert.alertId()).isEqualTo("jump_" + alert.eventId().substring(0, 16));
        });
    }

    @Test
    void lateFeaturesAreScoredAgainstTheirPastAndRaiseNoAlert() throws Exception {
        sendVol(0, 0.10);
        sendVol(180, 0.10);
        sendVol(90, 0.60);

        List<AssetScore> all = scores();
        assertThat(all).hasSize(3);
        assertThat(all.get(2).asOf()).isEqualTo(START.plus(Duration.ofMinutes(90)));
        assertThat(all.get(2).components().get(1).inputs()).containsEntry("past_observations", 1.0);
        assertThat(all.get(2).regime()).isEqualTo(Regime.EXPLOSIVE);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void replayedOrRecomputedFeaturesAreScoredMarkedAndRaiseNoAlert() throws Exception {
        sendVol(0, 0.10);
        flow.replay(vol(60, 0.60));

        assertThat(flow.output(Topics.SCORES_ASSETS.name()).readRecordsToList())
                .extracting(record -> header(record, HeaderNames.DF_REPLAY))
                .containsExactly(null, "true");
        assertThat(alerts()).isEmpty();
    }

    @Test
    void aCorrectionIsANewVersionAndReplacesItsInstantInTheHistory() throws Exception {
        flow.send(Features.book("SPX").id("v1").build());
        flow.send(Features.book("SPX")
                .id("v2")
                .with(FeatureName.ATM_VOL_30D, 0.45)
                .build());
        flow.send(Features.book("SPX").id("next").at(START.plusSeconds(60)).build());

        List<AssetScore> all = scores();
        assertThat(all).extracting(AssetScore::featureEventId).containsExactly("v1", "v2", "next");
        assertThat(all).extracting(AssetScore::eventId).doesNotHaveDuplicates();
        assertThat(all.get(1).previousRegime()).isNull();
        assertThat(all.get(2).components().get(1).inputs()).containsEntry("past_observations", 1.0);
    }

    @Test
    void assetsDoNotShareHistory() throws Exception {
        flow.send(Features.book("SPX").id("a").build());
        flow.send(Features.book("SPXW").id("b").at(START.plusSeconds(1)).build());

        assertThat(scores().get(1).previousRegime()).isNull();
    }

    @Test
    void unreadableFeaturesAreDeadLetteredAndTheFlowGoesOn() throws Exception {
        flow.send(Topics.FEATURES_ASSETS, "SPX", "{broken".getBytes(UTF_8));
        flow.send(Features.book("S\0X").build());
        flow.send(Features.book("SPX").build());

        List<TestRecord<byte[], byte[]>> letters =
                flow.output(Topics.FEATURES_ASSETS.deadLetters()).readRecordsToList();
        assertThat(letters)
                .extracting(letter -> header(letter, HeaderNames.DLQ_REASON))
                .containsExactly("UNREADABLE", "INVALID");
        assertThat(header(letters.getFirst(), HeaderNames.DLQ_CONSUMER)).isEqualTo("scoring-service/score");
        assertThat(scores()).hasSize(1);
    }

    @Test
    void aReplayAddressedToAnotherConsumerIsSkipped() throws Exception {
        var headers = new RecordHeaders();
        headers.add(HeaderNames.DLQ_REPLAY_FOR, "gex-api/latest".getBytes(UTF_8));
        flow.send(Features.book("SPX").build(), headers);

        assertThat(scores()).isEmpty();
    }

    private void sendVol(int minute, double vol) {
        flow.send(vol(minute, vol));
    }

    private static AssetFeatures vol(int minute, double vol) {
        return Features.book("SPX")
                .id("m" + minute)
                .at(START.plus(Duration.ofMinutes(minute)))
                .with(FeatureName.ATM_VOL_30D, vol)
                .build();
    }
}
