package io.dealerflow.dbn;

/**
 * One field of a record.
 *
 * @param name   Databento's, for example {@code bid_px_00}
 * @param offset bytes from the beginning of the record
 * @param bytes  its length
 */
public record Field(String name, Kind kind, int offset, int bytes) {
    /** How the bytes of a field are to be read; all numbers are little-endian. */
    public enum Kind {
        /** Signed, in units of 1e-9; {@link Long#MAX_VALUE} when undefined. */
        PRICE(8),
        /** Nanoseconds since 1970 in UTC, unsigned; all bits set when undefined. */
        TIME(8),
        U8(1),
        I8(1),
        U16(2),
        I16(2),
        U32(4),
        I32(4),
        U64(8),
        I64(8),
        /** One ASCII character. */
        CHARACTER(1),
        /** UTF-8, filled with NUL. */
        TEXT(0),
        /** Without meaning. */
        RESERVED(0);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }

        /** The length of such a field, 0 when each has its own. */
        int bytes() {
            return bytes;
        }

        /** Whether it is an integer, a price or a time. */
        public boolean isNumber() {
            return bytes > 0 && this != CHARACTER;
        }
    }
}
