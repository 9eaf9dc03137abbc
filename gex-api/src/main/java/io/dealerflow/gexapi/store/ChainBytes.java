package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Stored form of option chains: the received bytes, CBOR or JSON, deflated. */
final class ChainBytes {
    private static final int BUFFER = 64 * 1024;

    private ChainBytes() {}

    static byte[] pack(byte[] received) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var bytes = new ByteArrayOutputStream(BUFFER)) {
            try (OutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
                out.write(received);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    static OptionChain unpack(byte[] packed) {
        try (var in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] received = in.readAllBytes();
            return received[0] == '{'
                    ? Wire.json().readValue(received, OptionChain.class)
                    : Wire.cbor().readValue(received, OptionChain.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored option chain cannot be read", e);
        }
    }
}
