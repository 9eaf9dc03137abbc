package io.dealerflow.gexapi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.kit.http.InvalidParameterException;
import io.dealerflow.kit.http.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract's patterns against the code that reads requests. */
class ContractTextsTest {
    /** Every character up to the last white space, and a few beyond it, alone and beside others. */
    private static Stream<String> texts() {
        return IntStream.concat(IntStream.rangeClosed(0, 0x3100), IntStream.of(0xfeff, 0x1f4a5, 0x20000, 0x10ffff))
                .mapToObj(Character::toString)
                .flatMap(text -> Stream.of(text, " " + text, text + " ", text + "x", text + ",x"));
    }

    private static boolean isRead(Consumer<String> reader, String text) {
        try {
            reader.accept(text);
            return true;
        } catch (InvalidParameterException e) {
            return false;
        }
    }

    private static void assertSame(String pattern, Consumer<String> reader) {
        Pattern compiled = Pattern.compile(pattern);
        assertThat(texts().filter(text -> compiled.matcher(text).matches() != isRead(reader, text)))
                .as(pattern)
                .isEmpty();
    }

    @Test
    @DisplayName("a text that can be read is one that parameters and parts of paths take")
    void text() {
        assertSame(
                ContractTexts.TEXT,
                text -> Parameters.of(Map.of("a", List.of(text)), Set.of("a")).text("a"));
        assertSame(ContractTexts.TEXT, text -> Parameters.pathPart("a", text));
    }

    @Test
    @DisplayName("a list of texts is one that the filter of a stream takes")
    void list() {
        assertSame(ContractTexts.LIST, text -> StreamParameters.of(Map.of("symbol", List.of(text)), null));
    }

    @Test
    @DisplayName("blank is what counts as not given on the paths of the GEX Visualizer")
    void blank() {
        Pattern blank = Pattern.compile(ContractTexts.BLANK);
        Pattern notBlank = Pattern.compile(ContractTexts.NOT_BLANK);

        assertThat(texts())
                .allMatch(text -> blank.matcher(text).matches() == text.isBlank())
                .allMatch(text -> notBlank.matcher(text).find() != text.isBlank());
        assertThat("").matches(blank);
    }
}
