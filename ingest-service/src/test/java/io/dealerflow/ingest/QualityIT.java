package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports on the quality of files, from the upload to topic and table. */
@QuarkusTest
class QualityIT extends IngestSystem {
    @Test
    @DisplayName("the report of an accepted file is on the topic and in the table, once however often the file is sent")
    void acceptedFileIsReportedOnce() throws Exception {
        byte[] csv = ChainSamples.withSpot("4201.5");
        ChainUploads.uploadChain("quality-good", "good.csv", csv).statusCode(200);
        ChainUploads.uploadChain("quality-good", "good.csv", csv).statusCode(200);

        FileQuality report = published(Topics.QUALITY_REPORTS, "quality-good").getFirst();
        assertThat(report.outcome()).isEqualTo(FileOutcome.ACCEPTED);
        assertThat(report.accepted()).isEqualTo(20);
        assertThat(report.sha256()).isEqualTo(EventIds.sha256(csv));
        assertThat(report.filename()).isEqualTo("good.csv");
        awaitPublished(
                "quality-good", report.eventId() + " ACCEPTED option_chain 20 spot_outside_strikes,spot_off_parity");
        assertThat(published(Topics.QUALITY_REPORTS, "quality-good")).hasSize(1);
    }

    @Test
    void refusedFileIsReported() throws Exception {
        ChainUploads.uploadChain("quality-bad", "bad.csv", ChainSamples.bytes(ChainSamples.csv(0)))
                .statusCode(422);

        FileQuality report = published(Topics.QUALITY_REPORTS, "quality-bad").getFirst();
        assertThat(report.outcome()).isEqualTo(FileOutcome.REFUSED);
        assertThat(report.refusal().reason()).isEqualTo("NO_CONTRACTS");
        assertThat(report.landingKey()).startsWith("quarantine/quality-bad/");
        awaitPublished("quality-bad", report.eventId() + " REFUSED option_chain 0 ");
    }

    private static void awaitPublished(String source, String row) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(query("""
                                SELECT event_id || ' ' || outcome || ' ' || kind || ' ' || accepted || ' ' || array_to_string(failed_rules, ',')
                                FROM ingest.quality_reports WHERE source = '%s' AND published_at IS NOT NULL""".formatted(source))).isEqualTo(List.of(row)));
    }
}
