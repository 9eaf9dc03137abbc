package io.dealerflow.report.narrative;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking for a narrative; all of it is kept with the report.
 *
 * @param sheet   hash of the sheet that it was written from
 * @param model   that was asked
 * @param text    proven; null when it was refused
 * @param prompt  as the model was given it first
 * @param answers all, in their order
 * @param faults  of the last answer
 */
public record Narrative(
        String sheet, String model, @Nullable String text, String prompt, List<String> answers, List<String> faults) {
    public Narrative {
        answers = List.copyOf(answers);
        faults = List.copyOf(faults);
    }
}
