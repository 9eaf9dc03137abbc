package io.dealerflow.ingest.source.databento;

import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.RecordLayout;
import io.dealerflow.dbn.RecordType;
import io.dealerflow.dbn.RecordView;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.bars.BarPrices;
import io.dealerflow.ingest.source.bars.Bars;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bars of a file, of the symbols in its metadata. Prices may be below 0: those of spreads and of some futures are. */
final class DbnBars {
    private static final Map<RecordType, String> INTERVALS = Map.of(
            RecordType.OHLCV_1S, "1s",
            RecordType.OHLCV_1M, "1m",
            RecordType.OHLCV_1H, "1h",
            RecordType.OHLCV_1D, "1d",
            RecordType.OHLCV_EOD, "1d");

    private final Bars bars;
    private final Map<String, Integer> dropped = new TreeMap<>();
    private @Nullable Fields fields;
    private int bad;

    DbnBars(LandedFile file) {
        this.bars = new Bars(file);
    }

    private record Fields(RecordLayout layout, Field open, Field high, Field low, Field close, Field volume) {
        static Fields of(RecordLayout layout) {
            return new Fields(
                    layout,
                    layout.field("open"),
                    layout.field("high"),
                    layout.field("low"),
                    layout.field("close"),
                    layout.field("volume"));
        }
    }

    boolean isEmpty() {
        return bars.isEmpty();
    }

    List<Reading.Observed> observations() {
        return bars.observations();
    }

    /** Bars left out, by reason. */
    Map<String, Integer> dropped() {
        return dropped;
    }

    /** How many of these are faults of the file. */
    int bad() {
        return bad;
    }

    /** @param symbol null when the metadata have none */
    void take(RecordView record, @Nullable String symbol) {
        Fields used = fields;
        if (used == null || used.layout() != record.layout()) {
            used = Fields.of(record.layout());
            fields = used;
        }
        Instant begin = Times.instant(record.tsEvent());
        long volume = record.number(used.volume());
        var prices = new BarPrices(
                record.price(used.open()),
                record.price(used.high()),
                record.price(used.low()),
                record.price(used.close()),
                volume);
        if (symbol == null || symbol.isBlank()) {
            leaveOut(DbnContents.NO_INSTRUMENT);
        } else if (Double.isNaN(prices.close())) {
            leaveOut(RecordDefect.MISSING.name());
        } else if (begin == null) {
            drop(RecordDefect.NOT_A_DATE);
        } else if (volume < 0) {
            drop(RecordDefect.ABSURD);
        } else if (!prices.isConsistent()) {
            drop(RecordDefect.INCONSISTENT);
        } else if (!bars.add(symbol.strip(), INTERVALS.getOrDefault(record.type(), ""), begin, prices)) {
            // The same bar of another venue of the dataset.
            leaveOut(RecordDefect.DUPLICATE.name());
        }
    }

    private void drop(RecordDefect defect) {
        leaveOut(defect.name());
        bad++;
    }

    private void leaveOut(String reason) {
        dropped.merge(reason, 1, Integer::sum);
    }
}
