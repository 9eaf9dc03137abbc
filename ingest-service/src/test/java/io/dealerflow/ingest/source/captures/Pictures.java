package io.dealerflow.ingest.source.captures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures encoded by the JDK. */
public final class Pictures {
    private Pictures() {}

    public static byte[] png(int width, int height) {
        return encoded("png", width, height, 1);
    }

    public static byte[] jpeg(int width, int height) {
        return encoded("jpg", width, height, 1);
    }

    /** Noise, which does not compress; another seed gives another picture. */
    public static byte[] png(int width, int height, long seed) {
        return encoded("png", width, height, seed);
    }

    private static byte[] encoded(String format, int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, noise.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The PNG with another size in its header, whose checksum is right. */
    public static byte[] withSize(byte[] png, int width, int height) {
        ByteBuffer changed = ByteBuffer.wrap(png.clone()).putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(changed.array(), 12, 17);
        return changed.putInt(29, (int) crc.getValue()).array();
    }
}
