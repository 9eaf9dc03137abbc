package io.dealerflow.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "ABAB-KEY";

    @Test
    @DisplayName("a message has no key, also not as it is in a URL")
    void messages() {
        assertThat(Secrets.without("a b&c", "GET /query?apikey=a%20b%26c for 'a b&c'"))
                .isEqualTo("GET /query?apikey=*** for '***'");
        assertThat(Secrets.without("", "GET /")).isEqualTo("GET /");
    }

    @ParameterizedTest(name = "{0} bytes at a time")
    @DisplayName("a body has asterisks for the key wherever it is, and every other byte")
    @ValueSource(ints = {1, 3, 7, 8, 9, 5000})
    void bodies(int atATime) throws IOException {
        var text = new StringBuilder(KEY);
        var random = new Random(7);
        while (text.length() < 60_000) {
            text.append(random.nextInt(40) == 0 ? KEY : random.nextInt(3) == 0 ? "AB" : "x");
        }
        text.append("ABAB").append(KEY).append("ABAB-KE");

        String read = read(text.toString(), atATime);

        assertThat(read).isEqualTo(text.toString().replace(KEY, "********"));
    }

    private static String read(String text, int atATime) throws IOException {
        var source = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atATime));
            }
        };
        try (InputStream masked = Secrets.without(KEY, source)) {
            return new String(masked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
