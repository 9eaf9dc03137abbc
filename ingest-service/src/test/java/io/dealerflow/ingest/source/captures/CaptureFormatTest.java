package io.dealerflow.ingest.source.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.intake.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFormatTest {
    private static final CaptureFormat FORMAT = new CaptureFormat();

    @ParameterizedTest(name = "{0} {1} x {2}")
    @CsvSource({"PNG, 1, 1", "PNG, 640, 7", "JPEG, 1, 1", "JPEG, 33, 480"})
    @DisplayName("the picture is in the event as it was received, with its size and its place in landing")
    void pictures(ImageFormat format, int width, int height) {
        byte[] image = format == ImageFormat.PNG ? Pictures.png(width, height) : Pictures.jpeg(width, height);

        assertThat(FORMAT.recognises(Arrays.copyOf(image, 100))).isTrue();
        Capture capture = FormatSamples.events(FormatSamples.accepted(FORMAT, image), Capture.class)
                .getFirst();

        assertThat(capture.format()).isEqualTo(format);
        assertThat(capture.width()).isEqualTo(width);
        assertThat(capture.height()).isEqualTo(height);
        assertThat(capture.image()).isEqualTo(image);
        assertThat(capture.sha256()).isEqualTo(EventIds.sha256(image));
        assertThat(capture.landingKey()).contains(capture.sha256());
        assertThat(capture.asOf()).isEqualTo(FormatSamples.RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "100000, 1, TOO_LARGE, width, 100000",
        "1, 100000, TOO_LARGE, height, 100000",
        "-1, 1, TOO_LARGE, width, 4294967295",
        "16384, 16384, TOO_LARGE, pixels, 16384 x 16384",
        "0, 1, INVALID_HEADER, width, 0"
    })
    @DisplayName("a size that cannot be is refused by the header alone")
    void sizes(int width, int height, String reason, String field, String value) {
        byte[] image = Pictures.withSize(Pictures.png(2, 2), width, height);

        assertThat(FormatSamples.facts(FormatSamples.refused(FORMAT, image)))
                .containsExactly(reason, null, field, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    @DisplayName("a picture that is cut anywhere is refused, and no other failure leaves the reader")
    void cutAnywhere(String format) {
        byte[] image = format.equals("png") ? Pictures.png(8, 8) : Pictures.jpeg(8, 8);

        for (int length = 0; length < image.length; length++) {
            Reading reading = FormatSamples.read(FORMAT, "captures", "file", Arrays.copyOf(image, length));
            assertThat(reading).as("cut after %d bytes", length).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    @DisplayName("every changed byte before the picture data of a PNG is found by its checksum")
    void damaged() {
        byte[] image = Pictures.png(8, 8);

        for (int at = 8; at < 41; at++) {
            byte[] changed = image.clone();
            changed[at] ^= 0x11;
            assertThat(FormatSamples.read(FORMAT, "captures", "file", changed))
                    .as("byte %d", at)
                    .isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void otherBytesAreRefused() {
        byte[] png = Pictures.png(2, 2);
        byte[] longer = Arrays.copyOf(png, png.length + 1);
        byte[] tooLarge = Arrays.copyOf(png, Capture.MAX_BYTES + 1);

        assertThat(FormatSamples.refused(FORMAT, longer).reason()).isEqualTo("WRONG_STRUCTURE");
        assertThat(FormatSamples.facts(FormatSamples.refused(FORMAT, tooLarge)))
                .containsExactly("TOO_LARGE", null, "bytes", "4194305");
        assertThat(FormatSamples.refused(FORMAT, "GIF89a".getBytes(StandardCharsets.US_ASCII))
                        .reason())
                .isEqualTo("UNKNOWN_FORMAT");
        assertThat(FormatSamples.refused(FORMAT, new byte[0]).reason()).isEqualTo("EMPTY");
    }
}
