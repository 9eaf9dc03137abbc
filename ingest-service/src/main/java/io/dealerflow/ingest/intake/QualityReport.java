package io.dealerflow.ingest.intake;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of records received and dropped. A record is a contract, a bar or a news item, depending on the format.
 *
 * @param received records in the file, dropped ones included; null when the file was refused before they could be counted
 * @param dropped  records left out, by reason
 */
public record QualityReport(@Nullable Integer received, Map<String, Integer> dropped) {
    public QualityReport {
        dropped = Map.copyOf(dropped);
    }

    /** The same with {@code more} records dropped for that reason. */
    QualityReport with(String reason, int more) {
        Map<String, Integer> all = new HashMap<>(dropped);
        all.merge(reason, more, Integer::sum);
        return new QualityReport(received, all);
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
