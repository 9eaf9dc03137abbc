package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileQuality;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of records received and dropped. A record is a contract, a bar or a news item, depending on the format.
 *
 * @param received   records in the file, dropped ones included; null when the file was refused before they could be counted
 * @param dropped    records left out, by reason
 * @param bad        of those left out, how many have a bad value
 * @param badRecords the first of these, as in {@link FileQuality#badRecords()}
 */
public record QualityReport(
        @Nullable Integer received, Map<String, Integer> dropped, int bad, List<BadRecord> badRecords) {
    public QualityReport {
        dropped = Map.copyOf(dropped);
        badRecords = List.copyOf(badRecords);
    }

    /** Of a file without bad records. */
    public QualityReport(@Nullable Integer received, Map<String, Integer> dropped) {
        this(received, dropped, 0, List.of());
    }

    /** The same with {@code more} records dropped for that reason. */
    QualityReport with(String reason, int more) {
        Map<String, Integer> all = new HashMap<>(dropped);
        all.merge(reason, more, Integer::sum);
        return new QualityReport(received, all, bad, badRecords);
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
