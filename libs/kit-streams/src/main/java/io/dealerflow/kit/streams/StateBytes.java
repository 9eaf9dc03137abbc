package io.dealerflow.kit.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Encoding of state stores: values in CBOR, under keys that group the entries of a name in order of time. */
public final class StateBytes {
    private static final byte END_OF_NAME = 0;
    private static final int INSTANT_BYTES = Long.BYTES + Integer.BYTES;

    private StateBytes() {}

    /** The stored form of a value. */
    public static byte[] write(Object value) {
        return Wire.writeCbor(value);
    }

    /** The value that was stored; {@link UnreadableStateException} when this version cannot read it. */
    public static <T> T read(byte[] stored, Class<T> type) {
        return read(Wire.cbor(), stored, type);
    }

    /**
     * The event whose received bytes were stored, in the encoding in which they came: no CBOR object begins with a byte of
     * ASCII, and every JSON text does. {@link UnreadableStateException} when this version cannot read it.
     */
    public static <T extends Event> T readEvent(byte[] received, Class<T> type) {
        boolean json = received.length > 0 && received[0] >= 0;
        return read(json ? Wire.json() : Wire.cbor(), received, type);
    }

    private static <T> T read(ObjectMapper mapper, byte[] stored, Class<T> type) {
        try {
            return mapper.readValue(stored, type);
        } catch (IOException e) {
            throw new UnreadableStateException(
                    "a state store holds what this version cannot read as " + type.getSimpleName(), e);
        }
    }

    /** The prefix of all keys of a name and no others: the name and a zero. */
    public static byte[] prefix(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(text.length + 1).put(text).put(END_OF_NAME).array();
    }

    /** Prefix, instants, and a suffix that distinguishes entries of the same instants; may be empty. */
    public static Bytes key(String name, String id, Instant... instants) {
        byte[] prefix = prefix(name);
        byte[] last = id.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(prefix.length + instants.length * INSTANT_BYTES + last.length);
        key.put(prefix);
        for (Instant instant : instants) {
            key.putLong(instant.getEpochSecond()).putInt(instant.getNano());
        }
        return Bytes.wrap(key.put(last).array());
    }
}
