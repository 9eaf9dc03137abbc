package io.dealerflow.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Which format reads a file. Each of these recognises files that begin with its own name, and refuses them under that name. */
class FormatsTest {
    private static final Formats FORMATS = new Formats(List.of(
            new Named("rates", FileKind.FX),
            new Named("series", FileKind.MACRO),
            new Named("chain", FileKind.OPTION_CHAIN)));

    private record Named(String name, FileKind kind) implements Format {
        @Override
        public Set<FileKind> kinds() {
            return Set.of(kind);
        }

        @Override
        public String source() {
            return "source-of-" + name;
        }

        @Override
        public boolean recognises(byte[] head) {
            return text(head).startsWith(name);
        }

        @Override
        public Reading read(Arrival arrival, InputStream bytes) {
            return new Reading.Refused(
                    name, new SourceLocation(null, null, null), "", new QualityReport(null, Map.of()));
        }
    }

    @Test
    @DisplayName("the content decides, and the last format reads what none recognises")
    void byContent() throws IOException {
        assertThat(readBy("series", null)).isEqualTo("series");
        assertThat(readBy("something else", null)).isEqualTo("chain");
    }

    @Test
    @DisplayName("a kind that the sender gives is the only one")
    void byKind() throws IOException {
        assertThat(readBy("series", FileKind.MACRO)).isEqualTo("series");
        assertThat(readBy("series", FileKind.FX)).isEqualTo("rates");
        assertThat(readBy("something else", FileKind.FX)).isEqualTo("rates");
    }

    @Test
    @DisplayName("a file that no format knows is refused with the names of all that were tried, and is of no kind")
    void unknown() throws IOException {
        Formats formats = new Formats(
                List.of(new Named("rates", FileKind.FX), new Named("UNKNOWN_FORMAT", FileKind.OPTION_CHAIN)));

        Formats.Recognised recognised = formats.read(arrival(null), bytes("something else"));

        assertThat(recognised.format()).isEqualTo("unknown");
        assertThat(recognised.kind()).isNull();
        assertThat(((Reading.Refused) recognised.reading()).message())
                .isEqualTo("The file has none of the known formats. Looked for: rates, UNKNOWN_FORMAT.");
    }

    @Test
    @DisplayName("an upload keeps its kind only where its content is read as another, and has the source of its format")
    void resolved() {
        assertThat(resolved("series", null, FileKind.MACRO)).isEqualTo(upload("source-of-series", null));
        assertThat(resolved("series", "mine", FileKind.FX)).isEqualTo(upload("mine", FileKind.FX));
        assertThat(resolved("something else", null, FileKind.OPTION_CHAIN)).isEqualTo(upload("source-of-chain", null));
    }

    @Test
    @DisplayName("the key of a landed file says how it is read")
    void keyNamesTheKind() {
        String key =
                "mine/2026-03-04/" + LandedFile.name("a".repeat(64), upload("mine", FileKind.OPTION_CHAIN), "csv.gz");

        assertThat(key).endsWith("aa+option_chain.csv.gz");
        assertThat(LandedFile.of(key, 1, Instant.EPOCH).kind()).isEqualTo(FileKind.OPTION_CHAIN);
        assertThat(LandedFile.isKey(key.replace("+option_chain", "+nothing"))).isFalse();
    }

    @Test
    void knowsItsKinds() {
        assertThat(FORMATS.kinds()).containsExactly(FileKind.OPTION_CHAIN, FileKind.FX, FileKind.MACRO);
    }

    private static Upload resolved(String content, @Nullable String source, FileKind kind) {
        return FORMATS.resolve(upload(source, kind), content.getBytes(StandardCharsets.UTF_8));
    }

    private static Upload upload(@Nullable String source, @Nullable FileKind kind) {
        return new Upload(source, "file", null, kind);
    }

    private static String readBy(String content, @Nullable FileKind kind) throws IOException {
        return FORMATS.read(arrival(kind), bytes(content)).format();
    }

    private static Arrival arrival(@Nullable FileKind kind) {
        String key = "s/2026-03-04/" + LandedFile.name("a".repeat(64), upload("s", kind), "csv");
        return new Arrival(LandedFile.of(key, 1, Instant.EPOCH), "file");
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
