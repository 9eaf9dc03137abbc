package io.dealerflow.dbn;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about itself.
 *
 * @param version         1, 2 or 3
 * @param dataset         Databento's code, for example {@code GLBX.MDP3}
 * @param schema          null when records of several schemas may follow
 * @param start           begin of the requested time, nanoseconds since 1970 in UTC, unsigned
 * @param end             its end, exclusive; {@link RecordView#UNDEFINED_TIME} when it is open
 * @param limit           most records requested; 0 when there was no limit
 * @param stypeIn         kind of the requested symbols; null when they are of several kinds
 * @param stypeOut        kind of the symbols that they are mapped to
 * @param tsOut           whether each record is followed by the time at which it was sent
 * @param symbolCstrLen   bytes of a symbol in the metadata
 * @param symbols         those requested
 * @param partial         those that were found on some days only
 * @param notFound        those that were not found
 * @param mappings        the symbols' instruments by date
 */
public record DbnMetadata(
        int version,
        String dataset,
        @Nullable Schema schema,
        long start,
        long end,
        long limit,
        @Nullable SymbolType stypeIn,
        SymbolType stypeOut,
        boolean tsOut,
        int symbolCstrLen,
        List<String> symbols,
        List<String> partial,
        List<String> notFound,
        List<Mapping> mappings) {
    public DbnMetadata {
        symbols = List.copyOf(symbols);
        partial = List.copyOf(partial);
        notFound = List.copyOf(notFound);
        mappings = List.copyOf(mappings);
    }

    /** The instruments of one requested symbol. */
    public record Mapping(String rawSymbol, List<Interval> intervals) {
        public Mapping {
            intervals = List.copyOf(intervals);
        }
    }

    /**
     * @param start  first day
     * @param end    the day after the last
     * @param symbol of the kind {@link DbnMetadata#stypeOut()}; empty when there was none on these days
     */
    public record Interval(LocalDate start, LocalDate end, String symbol) {}
}
