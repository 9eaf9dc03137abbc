package io.dealerflow.dbn;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes DBN, by the offsets of the format's documentation and without the tables of the reader, so that each checks the other. Prices are
 * in units of 1e-9. A writer makes one file.
 */
public final class DbnWriter {
    public static final long UNDEFINED = Long.MAX_VALUE;
    public static final int SETTLEMENT_PRICE = 3;
    public static final int CLEARED_VOLUME = 6;
    public static final int OPEN_INTEREST = 9;
    /** Header type of daily bars. */
    public static final int DAILY = 0x23;

    private static final int HEADER = 16;
    private static final int MIXED = -1;
    private static final long NANOS = 1_000_000_000L;
    private static final int DEFINITION = 0x13;
    private static final int STATISTIC = 0x18;

    private final int version;
    private final int symbolBytes;
    private final boolean tsOut;
    private int schema = MIXED;
    private final List<Mapping> mappings = new ArrayList<>();
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();

    private record Mapping(String symbol, long instrumentId, LocalDate from, LocalDate until) {}

    /**
     * An instrument to be defined.
     *
     * @param instrumentClass {@code F} for a future, {@code S} for a spread of futures, {@code C} and {@code P} for options
     * @param pointValue      of one contract, in units of 1e-9
     */
    public record Instrument(
            long id, String symbol, String asset, char instrumentClass, Instant expiration, long pointValue) {}

    public DbnWriter(int version) {
        this(version, false);
    }

    /** @param tsOut whether each record is followed by the time of sending, here a nanosecond after its own */
    public DbnWriter(int version, boolean tsOut) {
        this.version = version;
        this.symbolBytes = version == 1 ? 22 : 71;
        this.tsOut = tsOut;
    }

    /** Says in the metadata that all records are of one schema. */
    public DbnWriter of(Schema schema) {
        this.schema = List.of(Schema.values()).indexOf(schema);
        return this;
    }

    /** Maps a symbol to an instrument from one day until before another. */
    public DbnWriter map(String symbol, long instrumentId, LocalDate from, LocalDate until) {
        mappings.add(new Mapping(symbol, instrumentId, from, until));
        return this;
    }

    public DbnWriter definition(Instrument instrument, Instant at) {
        ByteBuffer record = record(DEFINITION, pick(360, 400, 520), instrument.id(), at);
        record.putLong(16, nanos(at));
        for (int price : new int[] {24, 32, 56, 64, 72, pick(328, 112, 104)}) {
            record.putLong(price, UNDEFINED);
        }
        record.putLong(40, nanos(instrument.expiration()));
        record.putLong(48, nanos(at));
        record.putLong(pick(88, 88, 80), instrument.pointValue());
        record.putInt(pick(160, 164, 176), Integer.MAX_VALUE);
        text(record, pick(200, 200, 238), instrument.symbol());
        text(record, pick(243, 292, 330), "XCME");
        text(record, pick(248, 297, 335), instrument.asset());
        text(record, pick(186, 186, 224), "USD");
        record.put(pick(325, 374, 487), (byte) instrument.instrumentClass());
        record.put(pick(349, 382, 493), (byte) 'A');
        return add(record);
    }

    /** A price of this kind of statistic, without a quantity. */
    public DbnWriter price(int type, long instrumentId, Instant at, Instant reference, long price) {
        return statistic(type, instrumentId, at, reference, price, version < 3 ? Integer.MAX_VALUE : UNDEFINED);
    }

    /** A quantity of this kind of statistic, without a price. */
    public DbnWriter quantity(int type, long instrumentId, Instant at, Instant reference, long quantity) {
        return statistic(type, instrumentId, at, reference, UNDEFINED, quantity);
    }

    public DbnWriter bar(int type, long instrumentId, Instant at, long close, long volume) {
        ByteBuffer record = record(type, 56, instrumentId, at);
        record.putLong(16, close).putLong(24, close).putLong(32, close).putLong(40, close);
        record.putLong(48, volume);
        return add(record);
    }

    public DbnWriter trade(long instrumentId, Instant at, long price, int size) {
        ByteBuffer record = record(0, 48, instrumentId, at);
        record.putLong(16, price).putInt(24, size).put(28, (byte) 'T').put(29, (byte) 'B');
        record.putLong(32, nanos(at));
        return add(record);
    }

    /** A record of any type, zeros below its header. */
    public DbnWriter blank(int type, int bytes) {
        return add(record(type, bytes, 0, Instant.EPOCH));
    }

    /** Bytes as they are. */
    public DbnWriter raw(byte[] bytes) {
        records.writeBytes(bytes);
        return this;
    }

    /** The file without metadata. */
    public byte[] fragment() {
        return records.toByteArray();
    }

    /** The file with metadata. */
    public byte[] file() {
        byte[] metadata = metadata();
        return ByteBuffer.allocate(metadata.length + records.size())
                .put(metadata)
                .put(records.toByteArray())
                .array();
    }

    /** {@code plain} in one frame of zstd. */
    public static byte[] zstd(byte[] plain) {
        return Zstd.compress(plain);
    }

    private byte[] metadata() {
        int length = 100 + 20 + symbolBytes * mappings.size() + mappings.size() * (2 * symbolBytes + 12);
        ByteBuffer out = ByteBuffer.allocate(8 + length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(("DBN" + (char) version).getBytes(StandardCharsets.ISO_8859_1)).putInt(length);
        text(out, out.position(), "GLBX.MDP3");
        out.position(24).putShort((short) schema).putLong(0).putLong(-1).putLong(0);
        if (version == 1) {
            out.putLong(0);
        }
        out.put((byte) 1).put((byte) 0).put((byte) (tsOut ? 1 : 0));
        if (version > 1) {
            out.putShort((short) symbolBytes);
        }
        out.position(108).putInt(0).putInt(mappings.size());
        mappings.forEach(mapping -> symbol(out, mapping.symbol()));
        out.putInt(0).putInt(0).putInt(mappings.size());
        for (Mapping mapping : mappings) {
            symbol(out, mapping.symbol());
            out.putInt(1).putInt(date(mapping.from())).putInt(date(mapping.until()));
            symbol(out, Long.toString(mapping.instrumentId()));
        }
        return out.array();
    }

    private DbnWriter statistic(int type, long instrumentId, Instant at, Instant reference, long price, long quantity) {
        ByteBuffer record = record(STATISTIC, pick(64, 64, 80), instrumentId, at);
        record.putLong(16, nanos(at)).putLong(24, nanos(reference)).putLong(32, price);
        if (version < 3) {
            record.putInt(40, (int) quantity);
        } else {
            record.putLong(40, quantity);
        }
        record.putShort(pick(52, 52, 56), (short) type).put(pick(56, 56, 60), (byte) 1);
        return add(record);
    }

    private ByteBuffer record(int type, int bytes, long instrumentId, Instant at) {
        int length = bytes + (tsOut ? 8 : 0);
        ByteBuffer record = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        record.put(0, (byte) (length / 4)).put(1, (byte) type).putShort(2, (short) 1);
        record.putInt(4, (int) instrumentId).putLong(8, nanos(at));
        if (tsOut) {
            record.putLong(bytes, nanos(at) + 1);
        }
        if (length < HEADER) {
            throw new IllegalArgumentException("a record has at least " + HEADER + " bytes");
        }
        return record;
    }

    private DbnWriter add(ByteBuffer record) {
        byte[] bytes = new byte[record.capacity()];
        record.get(0, bytes);
        return raw(bytes);
    }

    private int pick(int first, int second, int third) {
        return version == 1 ? first : version == 2 ? second : third;
    }

    private static void text(ByteBuffer record, int at, String text) {
        record.put(at, text.getBytes(StandardCharsets.UTF_8));
    }

    private void symbol(ByteBuffer out, String symbol) {
        text(out, out.position(), symbol);
        out.position(out.position() + symbolBytes);
    }

    private static int date(LocalDate day) {
        return day.getYear() * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    private static long nanos(Instant at) {
        return at.getEpochSecond() * NANOS + at.getNano();
    }
}
