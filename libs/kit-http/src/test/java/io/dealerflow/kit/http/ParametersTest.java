package io.dealerflow.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static InvalidParameterException refusal(Map<String, List<String>> values, String... known) {
        return catchThrowableOfType(InvalidParameterException.class, () -> Parameters.of(values, Set.of(known)));
    }

    @Test
    void anUnknownNameIsRefusedWithThoseThatAreTaken() {
        assertThat(refusal(Map.of("daycount", List.of("x")), "day_count", "as_of"))
                .hasMessage("daycount is not a parameter of this path; it takes as_of, day_count");
    }

    @Test
    @DisplayName("the refusal of an unknown parameter where there are none is a whole sentence")
    void whereNoneIsTaken() {
        assertThat(refusal(Map.of("x", List.of("1")))).hasMessage("x is not a parameter of this path; it takes none");
    }

    @Test
    void aNameGivenTwiceAndAnEmptyValueAreRefused() {
        assertThat(refusal(Map.of("a", List.of("1", "2")), "a")).hasMessage("a is given more than once");
        assertThat(refusal(Map.of("a", List.of(" ")), "a")).hasMessage("a has no value");
    }

    @Test
    @DisplayName(
            "on a compatible path what is not known or has no value is ignored; the rest is read as strictly as elsewhere")
    void ofKnown() {
        Parameters given = Parameters.ofKnown(
                Map.of("a", List.of("1"), "b", List.of(""), "other", List.of("\0")), Set.of("a", "b"));

        assertThat(given.text("a")).isEqualTo("1");
        assertThat(given.text("b")).isNull();
        assertThat(given.anyText("other")).isNull();
        assertThat(catchThrowableOfType(
                        InvalidParameterException.class,
                        () -> Parameters.ofKnown(Map.of("a", List.of("1", "2")), Set.of("a"))))
                .hasMessage("a is given more than once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "SPX\0", "SP\u0007X", "\u009f", "a\nb"})
    @DisplayName("NUL and other control characters are refused in every parameter and path part")
    void controlCharacters(String value) {
        assertThat(refusal(Map.of("symbol", List.of(value)), "symbol").parameter())
                .isEqualTo("symbol");
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> Parameters.pathPart("symbol", value)))
                .hasMessage("symbol contains a control character");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12-13T01:30:00Z, 2022-12-13T01:30:00Z",
        "2022-12-13t01:30:00.25z, 2022-12-13T01:30:00.250Z",
        "2022-12-13T01:30:00+05:30, 2022-12-12T20:00:00Z",
        "2022-12-13T01:30:00 05:30, 2022-12-12T20:00:00Z",
        "2022-12-13T01:30:00+23:59, 2022-12-12T01:31:00Z",
        "2022-12-13T01:30:00-23:59, 2022-12-14T01:29:00Z",
    })
    @DisplayName("an instant has any offset of RFC 3339, and its plus sign may be left unescaped")
    void offsets(String text, Instant instant) {
        assertThat(Parameters.of(Map.of("at", List.of(text)), Set.of("at")).instant("at"))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2022-12-13T01:30:00", "2022-12-13T01:30:00+24:00", "2022-12-13T01:30:00+05:60", "2022-12-13"})
    @DisplayName("an instant without an offset, or with one that is none, is refused")
    void noOffset(String text) {
        Parameters given = Parameters.of(Map.of("at", List.of(text)), Set.of("at"));

        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> given.instant("at"))
                        .parameter())
                .isEqualTo("at");
    }

    @Test
    void valuesAreTakenInAnyCaseAndWithoutSpaceAround() {
        Parameters given = Parameters.of(Map.of("kind", List.of(" FuLl ")), Set.of("kind"));

        assertThat(given.choice("kind", List.of("none", "full"))).isEqualTo("full");
        assertThat(Parameters.pathPart("symbol", " spx ")).isEqualTo("spx");
    }

    @Test
    void aLongTextIsRefusedOnlyWhereItsLengthIsLimited() {
        Parameters given = Parameters.of(Map.of("name", List.of("x".repeat(65))), Set.of("name"));

        assertThat(given.anyText("name")).hasSize(65);
        assertThat(Parameters.of(Map.of("name", List.of("💥".repeat(64))), Set.of("name"))
                        .text("name"))
                .as("characters are code points")
                .hasSize(128);
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> given.text("name")))
                .hasMessage("name is longer than 64 characters");
    }
}
