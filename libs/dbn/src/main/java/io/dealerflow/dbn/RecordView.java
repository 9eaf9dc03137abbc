package io.dealerflow.dbn;

/**
 * The current record of a {@link DbnReader}: the same object for every record, valid until the reader moves on. Nothing is copied or
 * allocated, except by {@link #text}.
 */
public final class RecordView {
    /** A time that is not given. */
    public static final long UNDEFINED_TIME = -1;

    private static final int INSTRUMENT_ID = 4;
    private static final int PUBLISHER_ID = 2;
    private static final int TS_EVENT = 8;

    private byte[] bytes = new byte[RecordLayout.HEADER_BYTES];
    private int at;
    private int length;
    private RecordLayout layout;

    RecordView(RecordLayout any) {
        this.layout = any;
    }

    void moveTo(byte[] newBytes, int newAt, int newLength, RecordLayout newLayout) {
        bytes = newBytes;
        at = newAt;
        length = newLength;
        layout = newLayout;
    }

    public RecordType type() {
        return layout.type();
    }

    public RecordLayout layout() {
        return layout;
    }

    public int publisherId() {
        return Bytes.u16(bytes, at + PUBLISHER_ID);
    }

    /** Unsigned, 32 bits. */
    public long instrumentId() {
        return Bytes.u32(bytes, at + INSTRUMENT_ID);
    }

    /** When the matching engine received it: nanoseconds since 1970 in UTC, unsigned, or {@link #UNDEFINED_TIME}. */
    public long tsEvent() {
        return Bytes.i64(bytes, at + TS_EVENT);
    }

    /** The time by which records are ordered, and which symbols are looked up by: when it was captured, or {@link #tsEvent}. */
    public long tsIndex() {
        return Bytes.i64(bytes, at + layout.indexOffset());
    }

    /** When the gateway sent it; {@link #UNDEFINED_TIME} in files without these times. */
    public long tsOut() {
        return length > layout.bytes() ? Bytes.i64(bytes, at + layout.bytes()) : UNDEFINED_TIME;
    }

    /** A number as it stands in the record: prices in units of 1e-9, {@code U64} and times unsigned. */
    public long number(Field field) {
        int position = at + field.offset();
        return switch (field.kind()) {
            case PRICE, TIME, U64, I64 -> Bytes.i64(bytes, position);
            case U32 -> Bytes.u32(bytes, position);
            case I32 -> Bytes.i32(bytes, position);
            case U16 -> Bytes.u16(bytes, position);
            case I16 -> Bytes.i16(bytes, position);
            case U8, CHARACTER -> Bytes.u8(bytes, position);
            case I8 -> bytes[position];
            case TEXT, RESERVED -> throw new IllegalArgumentException(field.name() + " is no number");
        };
    }

    /** A price; NaN when it is undefined. */
    public double price(Field field) {
        return Prices.toDouble(Bytes.i64(bytes, at + field.offset()));
    }

    /** One ASCII character. */
    public char character(Field field) {
        return (char) Bytes.u8(bytes, at + field.offset());
    }

    /** A text without the NULs that fill it. */
    public String text(Field field) {
        return Bytes.text(bytes, at + field.offset(), field.bytes());
    }
}
