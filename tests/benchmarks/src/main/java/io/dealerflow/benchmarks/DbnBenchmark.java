package io.dealerflow.benchmarks;

import com.github.luben.zstd.Zstd;
import io.dealerflow.dbn.DbnLimits;
import io.dealerflow.dbn.DbnReader;
import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.RecordView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * A fragment of DBN with {@link #RECORDS} trades: prices and sizes added up. Beside it the same bytes as a bare loop
 * over an array, which is the least that any reader does: length, type, price and size of each record.
 */
public class DbnBenchmark extends Settings {
    static final int RECORDS = 1_000_000;

    private static final int RECORD_BYTES = 48;
    private static final int PRICE_AT = 16;
    private static final int SIZE_AT = 24;

    private final byte[] plain = trades();
    private final byte[] packed = Zstd.compress(plain);
    private final ByteBuffer bare = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);

    /** The reader, of plain bytes. */
    @Benchmark
    public long plain() throws IOException {
        return sum(plain);
    }

    /** The reader, of the same bytes in zstd. */
    @Benchmark
    public long packed() throws IOException {
        return sum(packed);
    }

    /** The bare loop. */
    @Benchmark
    public long bare() {
        long sum = 0;
        int at = 0;
        while (at < bare.limit()) {
            int length = (bare.get(at) & 0xFF) * 4;
            if (bare.get(at + 1) == 0) {
                sum += bare.getLong(at + PRICE_AT) + Integer.toUnsignedLong(bare.getInt(at + SIZE_AT));
            }
            at += length;
        }
        return sum;
    }

    static long sum(byte[] file) throws IOException {
        try (DbnReader reader = new DbnReader(new ByteArrayInputStream(file), DbnLimits.DEFAULT)) {
            RecordView record = reader.record();
            reader.next();
            Field price = record.layout().field("price");
            Field size = record.layout().field("size");
            long sum = 0;
            do {
                sum += record.number(price) + record.number(size);
            } while (reader.next());
            return sum;
        }
    }

    static byte[] trades() {
        byte[] trades = new byte[RECORDS * RECORD_BYTES];
        ByteBuffer out = ByteBuffer.wrap(trades).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < RECORDS; i++) {
            long time = 1_700_000_000_000_000_000L + 1000L * i;
            out.put((byte) (RECORD_BYTES / 4)).put((byte) 0).putShort((short) 1).putInt(i % 40);
            out.putLong(time)
                    .putLong(5_000_000_000_000L + i % 977 * 250_000_000L)
                    .putInt(1 + i % 13);
            out.put((byte) 'T')
                    .put((byte) 'B')
                    .putShort((short) 0)
                    .putLong(time + 500)
                    .putInt(500)
                    .putInt(i);
        }
        return trades;
    }
}
