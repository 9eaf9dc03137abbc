package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.quant.statistics.WilsonInterval;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.track.AlertCourse;
import io.dealerflow.report.track.AlertCourse.Price;
import io.dealerflow.report.track.Close;
import io.dealerflow.report.track.TrackRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences above the tables of alerts, signals and the calendar say what those have. */
class SectionPhrasesTest {
    private static final PhraseTable PHRASES = PhraseTable.daily();

    private static TrackRecord record(int right, int outcomes, double base) {
        return new TrackRecord(
                "change",
                "direction of the next close",
                outcomes + 1,
                outcomes,
                right,
                (double) right / outcomes,
                WilsonInterval.of(right, outcomes),
                base);
    }

    @ParameterizedTest
    @CsvSource({"90, 0.5, above the base rate", "10, 0.5, below the base rate", "52, 0.5, no more than chance"})
    @DisplayName("a record is called better or worse only where its interval lies beside the base rate")
    void track(int right, double base, String words) {
        assertThat(PHRASES.say(SignalsSection.TOPIC, SignalsSection.facts(record(right, 100, base))))
                .singleElement()
                .asString()
                .contains(words)
                .contains("right in " + right + ".00 % of 100 outcomes");
    }

    @Test
    @DisplayName("signals and records stand in tables, and a record of few outcomes says how many it needs")
    void signals() {
        Markdown out = new Markdown();

        SignalsSection.write(out, Samples.surroundings(List.of()), PHRASES);

        assertThat(out.toString())
                .contains("| SPX | change | SELL | - | - | -1.47 | 1.25 | 2022-12-13T01:30:00Z |")
                .contains("| SPX | news-sentiment | negative | -0.63 | 0.75 | - | - |")
                .contains(
                        "- change, direction of the next close: not available (2 outcomes are known, a rate needs 20).")
                .contains(
                        "| change | direction of the next close | 3 | 2 | 1 | not available (fewer than 20 outcomes) |");
    }

    @Test
    @DisplayName("an alert has its price then, the moves after it and its end")
    void alerts() {
        var alert = Samples.alert("alert-1", Samples.MORNING);
        var course = new AlertCourse(
                alert,
                List.of(),
                new Price(Samples.MORNING, 4000, "book"),
                new Close(Samples.DATE, 4040, Samples.EVENING, "f1"),
                null);
        Markdown out = new Markdown();

        AlertsSection.write(out, List.of(alert), Map.of(alert.alertId(), course), PHRASES);

        assertThat(out.toString())
                .contains("- Alerts raised: 1. Resolved: 0; escalated: 0; no end is known of: 1.")
                .contains("| no end is known | 4000.00 | +1.00 | not available (no such close is known) |");
        assertThat(out.facts()
                        .sections()
                        .getFirst()
                        .tables()
                        .getFirst()
                        .rows()
                        .getFirst()
                        .events())
                .containsExactly("alert-1", "book", "f1");
    }

    @Test
    @DisplayName("the sentences of the calendar count the rows of its tables")
    void calendar() {
        LocalDate quiet = LocalDate.of(2022, 12, 1);
        Markdown out = new Markdown();

        CalendarSection.write(
                out, new DayData(quiet, List.of(), null, List.of(), Samples.surroundings(List.of())), PHRASES);

        assertThat(out.toString())
                .contains("- No expiry holds 2 % of its asset's gross exposure.")
                .contains("- No future leaves its curve: none of 1 near contracts comes within 5 days of its expiry.")
                .doesNotContain("Last day on the curve")
                .contains("| 2022-12-02 | Employment Situation (UNRATE) | 08:30 |");
    }
}
