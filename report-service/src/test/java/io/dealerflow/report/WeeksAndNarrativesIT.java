package io.dealerflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.kit.database.Db;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.NarrativeStore;
import io.dealerflow.report.daily.NarrativeStore.Wanted;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.report.narrative.NarrativeWriter;
import io.dealerflow.testkit.DealerflowServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reports on weeks, and words of a language model. */
@QuarkusTest
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "report")
        })
class WeeksAndNarrativesIT extends ReportIT {
    @Inject
    NarrativeStore narratives;

    @Inject
    DailyReport daily;

    @Test
    @DisplayName(
            "a week has a report with Friday's close, or with later data, and a revision when one of its dates changes")
    void weekly() throws Exception {
        sendSpot("k-1", "2033-05-03T15:00:00Z", 3901);
        sendSpot("k-2", "2033-05-06T15:00:00Z", 3902);
        awaitReport(LocalDate.of(2033, 5, 6), "3902.00");
        assertThat(reports.revisions("weekly-2033-W18")).isZero();

        sendSpot("k-3", "2033-05-06T20:00:00Z", 3903);
        awaitReport("weekly-2033-W18", "| SPX | 3901.00 | 3903.00 | +0.05 |");

        sendSpot("k-4", "2033-05-03T16:00:00Z", 3890);
        awaitReport("weekly-2033-W18", "| SPX | 3890.00 | 3903.00 |");

        sendSpot("k-5", "2033-05-12T15:00:00Z", 3910);
        awaitReport(LocalDate.of(2033, 5, 12), "3910.00");
        assertThat(reports.revisions("weekly-2033-W19")).isZero();
        sendSpot("k-6", "2033-05-16T15:00:00Z", 3920);
        awaitReport("weekly-2033-W19", "| SPX | 3910.00 | 3910.00 | 0.00 |");
    }

    @Test
    @DisplayName(
            "a report has its narrative once it is written, keeps it, and another is written when its figures change")
    void narrative() throws Exception {
        LocalDate date = LocalDate.of(2041, 5, 7);
        Instant asOf = Instant.parse("2041-05-07T20:00:00Z");
        send(Topics.FEATURES_GEX.name(), Samples.snapshot("w-1", asOf, 3990.56, -1.4261e9));
        awaitReport(date, "3990.56");

        Wanted wanted = await().atMost(LIMIT)
                .until(() -> Db.await(() -> narratives.takeNext(Duration.ZERO, 1_000)), Optional::isPresent)
                .orElseThrow();
        assertThat(wanted.data().date()).isEqualTo(date);
        assertThat(Db.await(() -> narratives.takeNext(Duration.ZERO, 0))).isEmpty();
        var narrative = new NarrativeWriter((rules, facts) -> "SPX spot is 3990.56.", "a-model")
                .write(daily.sheet(wanted.data()));
        Db.await(() -> narratives.add(date, narrative));

        awaitReport(date, "## Narrative", "SPX spot is 3990.56.", "a-model");

        send(Topics.FEATURES_GEX.name(), Samples.snapshot("w-2", asOf.plusSeconds(60), 3991.5, -1.4261e9));
        assertThat(awaitReport(date, "3991.50").markdown()).doesNotContain("## Narrative");
    }
}
