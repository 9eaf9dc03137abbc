package io.dealerflow.gexapi.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signals, the newest first.
 *
 * @param last place of the last one; null when none follows it
 */
public record SignalPage(List<SignalSummary> signals, SignalQuery.@Nullable Place last) {
    public SignalPage {
        signals = List.copyOf(signals);
    }
}
