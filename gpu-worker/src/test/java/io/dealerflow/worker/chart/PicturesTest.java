package io.dealerflow.worker.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.worker.Parity;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pixels against Python's and Pillow's, by their digest: none may differ. */
class PicturesTest {
    private final List<JsonNode> rows = Parity.rows("pictures.jsonl");

    @Test
    @DisplayName("every kind of PNG and JPEG, and every size, gives Pillow's pixels exactly")
    void pixels() {
        SoftAssertions.assertSoftly(softly -> {
            for (JsonNode row : rows) {
                byte[] file = row.has("file")
                        ? Base64.getDecoder().decode(row.get("file").asText())
                        : png(row.get("width").asInt(), row.get("height").asInt());
                softly.assertThat(digest(file))
                        .as(row.get("name").asText())
                        .isEqualTo(row.get("sha256").asText());
            }
        });
    }

    private static String digest(byte[] file) {
        try {
            return Parity.sha256(Pictures.networkInput(file));
        } catch (Pictures.UnusablePictureException e) {
            return e.reason() + " " + e.getCause();
        }
    }

    @Test
    void aPictureThatIsCutShortIsUnreadable() {
        for (String name : List.of("png-rgb", "png-palette", "jpeg", "jpeg-progressive")) {
            byte[] file = file(name);
            for (int length : new int[] {0, 3, 8, 20, file.length / 2, file.length - 40}) {
                assertThat(reason(Arrays.copyOf(file, length)))
                        .as("%s, %d bytes", name, length)
                        .isEqualTo(ChartModel.UNREADABLE_IMAGE);
            }
        }
    }

    @Test
    @DisplayName("a size over the limits is refused from the header: there are no pixels behind it")
    void tooLarge() {
        assertThat(reason(header(8_193, 10))).isEqualTo(ChartModel.IMAGE_TOO_LARGE);
        assertThat(reason(header(10, 8_193))).isEqualTo(ChartModel.IMAGE_TOO_LARGE);
        assertThat(reason(header(6_000, 4_001))).isEqualTo(ChartModel.IMAGE_TOO_LARGE);
        assertThat(reason(header(100_000, 100_000))).isEqualTo(ChartModel.IMAGE_TOO_LARGE);
        assertThat(reason(header(6_000, 4_000))).isEqualTo(ChartModel.UNREADABLE_IMAGE);
        assertThat(reason(header(0, 10))).isEqualTo(ChartModel.UNREADABLE_IMAGE);
    }

    @Test
    void anotherFormatIsUnreadable() {
        assertThat(reason("GIF89a\1\0\1\0".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(ChartModel.UNREADABLE_IMAGE);
        assertThat(reason("BM not read here".getBytes(StandardCharsets.UTF_8))).isEqualTo(ChartModel.UNREADABLE_IMAGE);
    }

    @Test
    @DisplayName("damaged bytes end in pixels or a reason, never in another exception")
    void damaged() {
        Random random = new Random(5);
        for (String name : List.of("png-rgb", "png-palette-transparent", "jpeg", "jpeg-progressive", "jpeg-icc")) {
            byte[] file = file(name);
            for (int round = 0; round < 60; round++) {
                byte[] damaged = file.clone();
                for (int k = 0; k < 4; k++) {
                    damaged[8 + random.nextInt(file.length - 8)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(Pictures.networkInput(damaged)).hasSize(96 * 160 * 3);
                } catch (Pictures.UnusablePictureException e) {
                    assertThat(e.reason()).isIn(ChartModel.UNREADABLE_IMAGE, ChartModel.IMAGE_TOO_LARGE);
                }
            }
        }
    }

    private static String reason(byte[] file) {
        try {
            Pictures.networkInput(file);
        } catch (Pictures.UnusablePictureException e) {
            return e.reason();
        }
        return "";
    }

    private byte[] file(String name) {
        return rows.stream()
                .filter(row -> row.get("name").asText().equals(name))
                .map(row -> Base64.getDecoder().decode(row.get("file").asText()))
                .findFirst()
                .orElseThrow();
    }

    /** The picture of {@code formula} in parity.py. */
    private static byte[] png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (x * 7 + y * 13) % 256;
                int green = x * y % 256;
                int blue = (x * x + 3 * y) % 251;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(image, "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A PNG that ends after its header. */
    private static byte[] header(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(chunk.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(chunk.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
