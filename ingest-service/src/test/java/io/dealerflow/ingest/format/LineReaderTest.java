package io.dealerflow.ingest.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.ingest.source.cboe.ChainSamples;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final int MAX = 65_536;

    @ParameterizedTest(name = "reads of at most {0} bytes")
    @ValueSource(ints = {1, 2, 7, 1 << 20})
    @DisplayName("lines of all lengths are read as they are, however the bytes arrive")
    void lines(int bytesAtOnce) throws IOException {
        List<String> expected = new ArrayList<>();
        for (int length : new int[] {0, 1, 4_000, MAX, 2, MAX - 1, MAX, 5}) {
            expected.add("x".repeat(length));
        }
        expected.add("Österreich, 日本, 𝄞");
        var reader = new LineReader(new Trickle(String.join("\n", expected).getBytes(UTF_8), bytesAtOnce));

        List<String> lines = all(reader);

        assertThat(lines).isEqualTo(expected);
        assertThat(reader.line()).isEqualTo(9);
        assertThat(reader.terminated()).isFalse();
        assertThat(reader.ended()).isTrue();
    }

    @Test
    @DisplayName("a line ends with LF; blanks and CR before it do not belong to it; a CR alone ends none")
    void lineEnds() throws IOException {
        var reader = new LineReader(new ByteArrayInputStream("a\r\nb\rc \t\r\r\n\nd\n".getBytes(UTF_8)));

        assertThat(all(reader)).containsExactly("a", "b\rc", "", "d");
        assertThat(reader.terminated()).isTrue();
        assertThat(reader.line()).isEqualTo(4);
    }

    @Test
    void theLastLineIsKnown() throws IOException {
        var reader = new LineReader(new Trickle("a\nb\n".getBytes(UTF_8), 1));

        reader.next();
        assertThat(reader.ended()).isFalse();
        reader.next();
        assertThat(reader.ended()).isTrue();
        assertThat(reader.next()).isNull();
        assertThat(reader.line()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"a\\1b, BINARY", "\\377-, UNDECODABLE", "\\377\\1, UNDECODABLE", "\\0, BINARY"})
    @DisplayName("what is no text is refused with its line")
    void noText(String escaped, RefusalReason reason) {
        byte[] bad = escaped.translateEscapes().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        byte[] file = Arrays.copyOf("one\n".getBytes(UTF_8), 4 + bad.length);
        System.arraycopy(bad, 0, file, 4, bad.length);

        assertRefused(new LineReader(new ByteArrayInputStream(file)), reason, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 20})
    void aLineThatIsTooLongIsRefused(int bytesAtOnce) {
        byte[] file = ("one\n" + "x".repeat(MAX + 1) + "\nthree\n").getBytes(UTF_8);

        assertRefused(new LineReader(new Trickle(file, bytesAtOnce)), RefusalReason.UNKNOWN_FORMAT, 2);
    }

    @Test
    @DisplayName("what can be unpacked of a file that is cut short is read before it is refused")
    void cutShort() throws IOException {
        byte[] packed = ChainSamples.gzip("12345678\n".repeat(20_000).getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length - 8);
        var reader = new LineReader(TextStream.open(new ByteArrayInputStream(cut), ParseLimits.DEFAULT));

        assertRefused(reader, RefusalReason.TRUNCATED, 20_001);
    }

    private static void assertRefused(LineReader reader, RefusalReason reason, int line) {
        assertThatThrownBy(() -> all(reader)).isInstanceOfSatisfying(RefusalException.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(reason);
            assertThat(refusal.location().line()).isEqualTo(line);
        });
    }

    private static List<String> all(LineReader reader) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    /** Gives a few bytes at once. */
    private static final class Trickle extends FilterInputStream {
        private final int most;

        Trickle(byte[] bytes, int most) {
            super((InputStream) new ByteArrayInputStream(bytes));
            this.most = most;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(most, length));
        }
    }
}
