package io.dealerflow.ingest.source.databento;

import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.Prices;
import io.dealerflow.dbn.RecordLayout;
import io.dealerflow.dbn.RecordView;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.source.futures.Curves;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Settlements, open interest and volumes by instrument and trading day. */
final class Statistics {
    private static final int SETTLEMENT_PRICE = 3;
    private static final int CLEARED_VOLUME = 6;
    private static final int OPEN_INTEREST = 9;
    private static final int DELETE = 2;

    private final Map<Key, DayFigures> figures = new LinkedHashMap<>();
    private @Nullable Fields fields;
    private @Nullable Field volume;

    record Key(long instrumentId, LocalDate day) {}

    private record Fields(RecordLayout layout, Field type, Field action, Field reference, Field price, Field quantity) {
        static Fields of(RecordLayout layout) {
            return new Fields(
                    layout,
                    layout.field("stat_type"),
                    layout.field("update_action"),
                    layout.field("ts_ref"),
                    layout.field("price"),
                    layout.field("quantity"));
        }

        boolean isUndefined(long number) {
            return number == (quantity.bytes() == Integer.BYTES ? Integer.MAX_VALUE : Long.MAX_VALUE);
        }
    }

    Map<Key, DayFigures> figures() {
        return figures;
    }

    /**
     * Takes a statistic that belongs to a curve, and leaves others.
     *
     * @return why it is left out, null when it is not
     */
    @Nullable
    RecordDefect statistic(RecordView record) {
        Fields used = fields;
        if (used == null || used.layout() != record.layout()) {
            used = Fields.of(record.layout());
            fields = used;
        }
        int type = (int) record.number(used.type());
        boolean isDeleted = record.number(used.action()) == DELETE;
        return switch (type) {
            case SETTLEMENT_PRICE -> {
                long price = isDeleted ? 0 : record.number(used.price());
                Double settlement = isDeleted ? null : (Double) Prices.toDouble(price);
                yield price == Prices.UNDEFINED
                        ? RecordDefect.MISSING
                        : set(record, day(record, used), (day, value) -> day.settlement = value, settlement);
            }
            case OPEN_INTEREST -> quantity(record, used, isDeleted, (day, value) -> day.openInterest = value);
            case CLEARED_VOLUME -> quantity(record, used, isDeleted, (day, value) -> day.clearedVolume = value);
            default -> null;
        };
    }

    /** Takes a daily bar, as {@link #statistic}. */
    @Nullable
    RecordDefect bar(RecordView record) {
        Field used = volume;
        if (used == null) {
            used = record.layout().field("volume");
            volume = used;
        }
        long traded = record.number(used);
        return traded < 0
                ? RecordDefect.ABSURD
                : set(record, Times.dayUtc(record.tsEvent()), (day, value) -> day.barVolume = value, traded);
    }

    private @Nullable RecordDefect quantity(
            RecordView record, Fields used, boolean isDeleted, BiConsumer<DayFigures, @Nullable Long> setter) {
        long quantity = record.number(used.quantity());
        if (!isDeleted && used.isUndefined(quantity)) {
            return RecordDefect.MISSING;
        }
        if (!isDeleted && quantity < 0) {
            return RecordDefect.NEGATIVE;
        }
        return set(record, day(record, used), setter, isDeleted ? null : (Long) quantity);
    }

    private <T> @Nullable RecordDefect set(
            RecordView record, @Nullable LocalDate day, BiConsumer<DayFigures, @Nullable T> setter, @Nullable T value) {
        if (day == null) {
            return RecordDefect.NOT_A_DATE;
        }
        DayFigures of = figures.computeIfAbsent(new Key(record.instrumentId(), day), key -> new DayFigures());
        of.records++;
        setter.accept(of, value);
        return null;
    }

    /** The trading day that a statistic is about: its reference, or else when it was published. */
    private static @Nullable LocalDate day(RecordView record, Fields used) {
        long reference = record.number(used.reference());
        return reference > 0 ? Times.dayUtc(reference) : Times.day(record.tsEvent(), Curves.CHICAGO);
    }
}
