package io.dealerflow.ingest.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file and what was left out. A record is what the format counts: a contract, a bar, a news item.
 *
 * @param received records in the file, dropped ones included; null when the file was refused before they could be counted
 * @param dropped  records left out, by reason
 */
public record QualityReport(@Nullable Integer received, Map<String, Integer> dropped) {
    public QualityReport {
        dropped = Map.copyOf(dropped);
    }

    /** Records that were used; 0 when nothing was counted. */
    public int accepted() {
        return received == null ? 0 : received - droppedTotal();
    }

    /** Records left out for any reason. */
    public int droppedTotal() {
        return dropped.values().stream().mapToInt(Integer::intValue).sum();
    }
}
