package io.dealerflow.quant.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static List<LocalDate> dates(String name, String after, String until) {
        return Releases.between(LocalDate.parse(after), LocalDate.parse(until)).stream()
                .filter(release -> release.name().startsWith(name))
                .map(Releases.Release::date)
                .toList();
    }

    @Test
    @DisplayName("employment reports are on the dates of the schedules that were published")
    void employment() throws IOException {
        List<LocalDate> published;
        try (InputStream in =
                Objects.requireNonNull(ReleasesTest.class.getResourceAsStream("employment-releases.csv"))) {
            published = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(LocalDate::parse)
                    .toList();
        }

        assertThat(dates("Employment", "2022-12-31", "2025-09-30")).isEqualTo(published);
    }

    @Test
    @DisplayName(
            "the balance sheet of the Federal Reserve is of Thursday, and of Friday where that is a federal holiday")
    void balanceSheet() {
        assertThat(dates("H.4.1", "2024-11-18", "2024-12-06"))
                .containsExactly(
                        LocalDate.parse("2024-11-21"), LocalDate.parse("2024-11-29"), LocalDate.parse("2024-12-05"));
    }

    @Test
    @DisplayName("positions are released on Friday, after a holiday of the week on Monday; each once")
    void positions() {
        assertThat(dates("Commitments", "2024-11-18", "2024-12-06"))
                .containsExactly(
                        LocalDate.parse("2024-11-22"), LocalDate.parse("2024-12-02"), LocalDate.parse("2024-12-06"));
        assertThat(Releases.between(LocalDate.parse("2024-12-01"), LocalDate.parse("2024-12-02")))
                .extracting(Releases.Release::name)
                .containsExactly("Commitments of Traders, positions of 2024-11-26");
    }

    @Test
    void ofADayWithoutReleasesThereAreNone() {
        assertThat(Releases.between(LocalDate.parse("2024-11-18"), LocalDate.parse("2024-11-18")))
                .isEmpty();
    }
}
