package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.narrative.NarrativeWriter;
import io.dealerflow.report.narrative.Sheet;
import io.dealerflow.report.phrase.PhraseTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NarrativeWriterTest {
    private static final String TRUE = "SPX spot is 3990.56, below the gamma flip at 3997.83.";
    private static final String FALSE = "SPX spot is 3990.56, above the gamma flip at 4200.";
    private static final DayData DAY = new DayData(Samples.DATE, List.of(Samples.fullDay()));
    private static final DailyReport REPORTS = new DailyReport(PhraseTable.daily());
    private static final Sheet SHEET = REPORTS.sheet(DAY);

    private final List<String> prompts = new ArrayList<>();

    private Narrative write(String... answers) {
        var left = new ArrayDeque<>(List.of(answers));
        return new NarrativeWriter(
                        (instructions, prompt) -> {
                            prompts.add(prompt);
                            return left.remove();
                        },
                        "a-model")
                .write(SHEET);
    }

    @Test
    @DisplayName("a proven answer is taken, and the prompt is the facts alone")
    void accepted() {
        Narrative narrative = write(TRUE);

        assertThat(narrative.text()).isEqualTo(TRUE);
        assertThat(narrative.sheet()).isEqualTo(SHEET.hash());
        assertThat(prompts).containsExactly(SHEET.text());
        assertThat(REPORTS.render(DAY, narrative)).contains("## Narrative\n\n" + TRUE + "\n\nWritten by a-model;");
    }

    @Test
    @DisplayName("after a false answer the model is told what is not in the facts")
    void corrected() {
        Narrative narrative = write(FALSE, TRUE);

        assertThat(narrative.text()).isEqualTo(TRUE);
        assertThat(narrative.answers()).containsExactly(FALSE, TRUE);
        assertThat(prompts.getLast())
                .startsWith(SHEET.text())
                .contains("refused")
                .contains("\"spot above flip\"")
                .contains("\"4200\"");
    }

    @Test
    @DisplayName("after two false answers there is no narrative, and the report says so without quoting them")
    void refused() {
        Narrative narrative = write(FALSE, FALSE);

        assertThat(narrative.text()).isNull();
        assertThat(narrative.faults()).hasSize(2);
        assertThat(REPORTS.render(DAY, narrative))
                .contains("Left out: 2 statements of a-model")
                .doesNotContain("4200");
    }

    @Test
    @DisplayName("a report without a narrative is that without the section")
    void none() {
        assertThat(REPORTS.render(DAY, null)).doesNotContain("Narrative");
    }
}
