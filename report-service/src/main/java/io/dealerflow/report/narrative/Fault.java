package io.dealerflow.report.narrative;

/**
 * What a narrative says that is not proven.
 *
 * @param quote the words
 * @param why   as the model is told when it is asked again
 */
public record Fault(String quote, String why) {
    @Override
    public String toString() {
        return "\"" + quote + "\": " + why;
    }
}
