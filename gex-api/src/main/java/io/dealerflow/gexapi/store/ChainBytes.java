package io.dealerflow.gexapi.store;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Option chains as they are kept: CBOR, deflated. */
final class ChainBytes {
    private static final int BUFFER = 64 * 1024;

    private ChainBytes() {}

    static byte[] pack(OptionChain chain) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var bytes = new ByteArrayOutputStream(BUFFER)) {
            try (OutputStream out = new DeflaterOutputStream(bytes, deflater, BUFFER)) {
                Wire.cbor().writeValue(out, chain);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }

    static OptionChain unpack(byte[] packed) {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return Wire.cbor().readValue(in, OptionChain.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored option chain cannot be read", e);
        }
    }
}
