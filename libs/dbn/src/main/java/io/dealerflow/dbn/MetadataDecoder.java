package io.dealerflow.dbn;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes the metadata that follow the first eight bytes of a file. */
final class MetadataDecoder {
    /** Length of the part before the symbols; metadata are never shorter. */
    static final int FIXED_BYTES = 100;

    private static final int DATASET_BYTES = 16;
    private static final int NO_SCHEMA = 0xFFFF;
    private static final int NO_SYMBOL_TYPE = 0xFF;
    private static final int SYMBOL_BYTES_1 = 22;
    private static final int RESERVED_1 = 47;
    private static final int RESERVED_2 = 53;
    private static final int MOST_SYMBOL_BYTES = 512;
    private static final int LAST_YEAR = 9999;

    private final byte[] bytes;
    private final long offset;
    private final int maxSymbols;
    private int at;
    private int symbolBytes;
    private int symbols;

    /**
     * @param bytes      the metadata whole
     * @param offset     where they begin in the file
     * @param maxSymbols see {@link DbnLimits}
     */
    MetadataDecoder(byte[] bytes, long offset, int maxSymbols) {
        this.bytes = bytes;
        this.offset = offset;
        this.maxSymbols = maxSymbols;
    }

    DbnMetadata decode(int version) throws DbnException {
        String dataset = text(DATASET_BYTES, "dataset");
        int schemaNumber = u16("schema");
        Schema schema = schemaNumber == NO_SCHEMA ? null : known(Schema.of(schemaNumber), "schema", schemaNumber);
        long start = i64("start");
        long end = i64("end");
        long limit = i64("limit");
        if (version == 1) {
            i64("record_count");
        }
        int in = u8("stype_in");
        SymbolType stypeIn = in == NO_SYMBOL_TYPE ? null : known(SymbolType.of(in), "stype_in", in);
        int out = u8("stype_out");
        SymbolType stypeOut = known(SymbolType.of(out), "stype_out", out);
        boolean tsOut = u8("ts_out") != 0;
        symbolBytes = version == 1 ? SYMBOL_BYTES_1 : u16("symbol_cstr_len");
        if (symbolBytes < 2 || symbolBytes > MOST_SYMBOL_BYTES) {
            throw invalid("symbol_cstr_len is " + symbolBytes + ", not 2 to " + MOST_SYMBOL_BYTES);
        }
        skip(version == 1 ? RESERVED_1 : RESERVED_2);
        long definition = u32("schema definition");
        if (definition != 0) {
            throw invalid("a schema definition of " + definition + " bytes, which no version to 3 has");
        }
        DbnMetadata metadata = new DbnMetadata(
                version,
                dataset,
                schema,
                start,
                end,
                limit,
                stypeIn,
                stypeOut,
                tsOut,
                symbolBytes,
                symbols("symbols"),
                symbols("partial"),
                symbols("not_found"),
                mappings());
        requireOnlyFillLeft();
        return metadata;
    }

    private List<String> symbols(String field) throws DbnException {
        int count = count(field, symbolBytes);
        List<String> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            read.add(text(symbolBytes, field));
        }
        return read;
    }

    private List<DbnMetadata.Mapping> mappings() throws DbnException {
        int count = count("mappings", symbolBytes + Integer.BYTES);
        List<DbnMetadata.Mapping> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String symbol = text(symbolBytes, "mappings");
            read.add(new DbnMetadata.Mapping(symbol, intervals(symbol)));
        }
        return read;
    }

    private List<DbnMetadata.Interval> intervals(String symbol) throws DbnException {
        String field = "the intervals of " + symbol;
        int count = count(field, 2 * Integer.BYTES + symbolBytes);
        List<DbnMetadata.Interval> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            LocalDate start = date(field);
            LocalDate end = date(field);
            if (end.isBefore(start)) {
                throw invalid(field + " end on " + end + " before they start on " + start);
            }
            read.add(new DbnMetadata.Interval(start, end, text(symbolBytes, field)));
        }
        return read;
    }

    /** A declared count, checked against the bytes that are there before anything is allocated. */
    private int count(String field, int bytesEach) throws DbnException {
        long count = u32(field);
        if (count * bytesEach > bytes.length - at) {
            throw invalid(field + " have " + count + " entries, and only " + (bytes.length - at) + " bytes follow");
        }
        symbols += (int) count;
        if (symbols > maxSymbols) {
            throw new DbnException(
                    DbnProblem.TOO_LARGE, offset + at, "The metadata have more than " + maxSymbols + " symbols.");
        }
        return (int) count;
    }

    private LocalDate date(String field) throws DbnException {
        long number = u32(field);
        int year = (int) (number / 10_000);
        try {
            if (year > 0 && year <= LAST_YEAR) {
                return LocalDate.of(year, (int) (number / 100 % 100), (int) (number % 100));
            }
        } catch (DateTimeException e) {
            // refused below
        }
        at -= Integer.BYTES;
        throw invalid(field + " have the date " + number + ", which is not one (YYYYMMDD)");
    }

    private String text(int length, String field) throws DbnException {
        int from = take(length, field);
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        for (int i = end; i < from + length; i++) {
            if (bytes[i] != 0) {
                at = i;
                throw invalid(field + " have a text that goes on after its end");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, end - from))
                    .toString();
        } catch (CharacterCodingException e) {
            at = from;
            DbnException refusal = invalid(field + " have a text that is not UTF-8");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private void requireOnlyFillLeft() throws DbnException {
        for (; at < bytes.length; at++) {
            if (bytes[at] != 0) {
                throw invalid("they are longer than their content");
            }
        }
    }

    private int u8(String field) throws DbnException {
        return Bytes.u8(bytes, take(1, field));
    }

    private int u16(String field) throws DbnException {
        return Bytes.u16(bytes, take(Short.BYTES, field));
    }

    private long u32(String field) throws DbnException {
        return Bytes.u32(bytes, take(Integer.BYTES, field));
    }

    private long i64(String field) throws DbnException {
        return Bytes.i64(bytes, take(Long.BYTES, field));
    }

    private void skip(int length) throws DbnException {
        take(length, "reserved bytes");
    }

    private int take(int length, String field) throws DbnException {
        if (length > bytes.length - at) {
            throw invalid("they end within " + field);
        }
        int from = at;
        at += length;
        return from;
    }

    private <T> T known(Optional<T> value, String field, int number) throws DbnException {
        if (value.isEmpty()) {
            throw invalid(field + " is " + number + ", which is unknown");
        }
        return value.get();
    }

    private DbnException invalid(String what) {
        return new DbnException(DbnProblem.INVALID_METADATA, offset + at, "The metadata cannot be used: " + what + ".");
    }
}
