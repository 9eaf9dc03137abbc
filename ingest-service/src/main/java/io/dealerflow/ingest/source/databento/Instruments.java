package io.dealerflow.ingest.source.databento;

import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.RecordLayout;
import io.dealerflow.dbn.RecordView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The futures that a file defines, by id and by the day of the definition: venues give an id again after a contract has expired. */
final class Instruments {
    private static final char FUTURE = 'F';

    private final Map<Long, NavigableMap<LocalDate, Instrument>> futures = new HashMap<>();
    private @Nullable Fields fields;

    /**
     * A future.
     *
     * @param root   its product
     * @param expiry null when it is not given
     */
    record Instrument(String symbol, String root, @Nullable LocalDate expiry) {}

    private record Fields(RecordLayout layout, Field instrumentClass, Field symbol, Field asset, Field expiration) {
        static Fields of(RecordLayout layout) {
            return new Fields(
                    layout,
                    layout.field("instrument_class"),
                    layout.field("raw_symbol"),
                    layout.field("asset"),
                    layout.field("expiration"));
        }
    }

    /** Takes the definition of a future, and leaves others. */
    void define(RecordView record) {
        Fields used = fields;
        if (used == null || used.layout() != record.layout()) {
            used = Fields.of(record.layout());
            fields = used;
        }
        String symbol = record.text(used.symbol());
        String root = record.text(used.asset());
        LocalDate day = Times.dayUtc(record.tsIndex());
        if (record.character(used.instrumentClass()) == FUTURE && !symbol.isBlank() && !root.isBlank() && day != null) {
            Instrument future = new Instrument(symbol, root, Times.dayUtc(record.number(used.expiration())));
            futures.computeIfAbsent(record.instrumentId(), id -> new TreeMap<>())
                    .put(day, future);
        }
    }

    /** The future that was defined last before the day ended, else first after it; null when there is none. */
    @Nullable
    Instrument find(long id, LocalDate day) {
        NavigableMap<LocalDate, Instrument> defined = futures.get(id);
        if (defined == null) {
            return null;
        }
        Map.Entry<LocalDate, Instrument> entry = defined.floorEntry(day);
        return entry == null ? defined.firstEntry().getValue() : entry.getValue();
    }
}
