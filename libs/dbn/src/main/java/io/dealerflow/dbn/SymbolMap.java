package io.dealerflow.dbn;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Symbols of instruments by date, from a file's metadata. A look-up allocates nothing. */
public final class SymbolMap {
    private static final int DAY_BITS = 22;
    /** Makes every day of the years 1 to 9999 positive. */
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    /** Instrument id and first day, ascending. */
    private final long[] keys;
    /** Instrument id and the day after the last. */
    private final long[] ends;

    private final String[] symbols;

    /** @param end key of the day after the last */
    private record Segment(long end, String symbol) {}

    private SymbolMap(NavigableMap<Long, Segment> segments) {
        this.keys = segments.keySet().stream().mapToLong(Long::longValue).toArray();
        this.ends = segments.values().stream().mapToLong(Segment::end).toArray();
        this.symbols = segments.values().stream().map(Segment::symbol).toArray(String[]::new);
    }

    /**
     * The symbols of {@code metadata}: those requested where they are mapped to instrument ids, those found where instrument ids were
     * requested. Of two mappings of one instrument and day the latter applies, as in the reference implementation. Empty when neither
     * side of the mappings is an instrument id.
     *
     * @throws DbnException when an instrument id is not a number of 32 bits
     */
    public static SymbolMap of(DbnMetadata metadata) throws DbnException {
        return of(metadata, new TreeMap<>());
    }

    /** These symbols and those of {@code metadata}, which apply where both have an instrument on a day; as {@link #of(DbnMetadata)}. */
    public SymbolMap with(DbnMetadata metadata) throws DbnException {
        NavigableMap<Long, Segment> segments = new TreeMap<>();
        for (int i = 0; i < keys.length; i++) {
            segments.put(keys[i], new Segment(ends[i], symbols[i]));
        }
        return of(metadata, segments);
    }

    private static SymbolMap of(DbnMetadata metadata, NavigableMap<Long, Segment> segments) throws DbnException {
        boolean direct = metadata.stypeOut() == SymbolType.INSTRUMENT_ID;
        if (direct || metadata.stypeIn() == SymbolType.INSTRUMENT_ID) {
            for (DbnMetadata.Mapping mapping : metadata.mappings()) {
                for (DbnMetadata.Interval interval : mapping.intervals()) {
                    if (!interval.symbol().isEmpty()) {
                        String id = direct ? interval.symbol() : mapping.rawSymbol();
                        put(segments, id(id), interval, direct ? mapping.rawSymbol() : interval.symbol());
                    }
                }
            }
        }
        return new SymbolMap(segments);
    }

    /**
     * The symbol of an instrument; null when there is none.
     *
     * @param nanoseconds since 1970 in UTC, unsigned; see {@link RecordView#tsIndex()}
     */
    public @Nullable String find(long instrumentId, long nanoseconds) {
        if (nanoseconds < 0) {
            return null; // undefined, or later than 2262
        }
        return find(key(instrumentId, nanoseconds / NANOS_PER_DAY));
    }

    /** The symbol of an instrument on a day; null when there is none. */
    public @Nullable String find(long instrumentId, LocalDate day) {
        return find(key(instrumentId, day.toEpochDay()));
    }

    private @Nullable String find(long key) {
        int found = Arrays.binarySearch(keys, key);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && key < ends[index] ? symbols[index] : null;
    }

    /** Puts a segment over those that it overlaps. */
    private static void put(
            NavigableMap<Long, Segment> segments, long instrument, DbnMetadata.Interval interval, String symbol) {
        long start = key(instrument, interval.start().toEpochDay());
        long end = key(instrument, interval.end().toEpochDay());
        if (start == end) {
            return;
        }
        splitAt(segments, start);
        splitAt(segments, end);
        segments.subMap(start, true, end, false).clear();
        segments.put(start, new Segment(end, symbol));
    }

    private static void splitAt(NavigableMap<Long, Segment> segments, long key) {
        Map.Entry<Long, Segment> before = segments.lowerEntry(key);
        if (before != null && before.getValue().end() > key) {
            Segment segment = before.getValue();
            segments.put(before.getKey(), new Segment(key, segment.symbol()));
            segments.put(key, segment);
        }
    }

    private static long key(long instrumentId, long epochDay) {
        return instrumentId << DAY_BITS | epochDay - FIRST_DAY;
    }

    private static long id(String text) throws DbnException {
        try {
            return Integer.toUnsignedLong(Integer.parseUnsignedInt(text));
        } catch (NumberFormatException e) {
            DbnException refusal = new DbnException(
                    DbnProblem.INVALID_METADATA,
                    0,
                    "The metadata map a symbol to \"" + text + "\", which is no instrument id.");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
