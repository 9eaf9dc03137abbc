package io.dealerflow.ingest.source.cboe;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.format.RefusalReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Date lines of the web page in the locale and zone of its reader. */
class DateLinesTest {
    /** Written by a browser's own library: tools/reference/date_words.mjs lines. */
    @DisplayName("the date line of a browser in any language is read")
    @ParameterizedTest(name = "{0} in {1}: {3}")
    @CsvFileSource(resources = "/date-lines.tsv", delimiter = '\t')
    void everyLocaleOfABrowserIsRead(String locale, String zone, Instant instant, String line) {
        assertThat(QuoteTime.ofDateLine(line)).containsExactly(instant);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            12 de agosto de 2026 as 11:30 GMT-4       | 2026-08-12T15:30:00Z
            12 de agosto de 2026, 9:30 a. m. GMT-6    | 2026-08-12T15:30:00Z
            12 août 2026 à 11 h 30 HAE                | 2026-08-12T15:30:00Z
            2026년 8월 12일 오전 11시 30분 GMT-4          | 2026-08-12T15:30:00Z
            2026년 8월 12일 오후 11:30 GMT+8             | 2026-08-12T15:30:00Z
            12 August 2026 at 4:30 pm BST             | 2026-08-12T15:30:00Z
            12 August 2026 at 12:05 am BST            | 2026-08-11T23:05:00Z
            2026-08-12T11:30:00-04:00                 | 2026-08-12T15:30:00Z
            """)
    void formsOfOtherVersionsAreRead(String line, Instant instant) {
        assertThat(QuoteTime.ofDateLine(line)).containsExactly(instant);
    }

    @Test
    void theFormTellsMonthsOfOneNameApart() {
        assertThat(QuoteTime.ofDateLine("12. listopada 2026. u 11:30 CET"))
                .containsExactly(Instant.parse("2026-10-12T10:30:00Z"));
        assertThat(QuoteTime.ofDateLine("12 listopada 2026 11:30 CET"))
                .containsExactly(Instant.parse("2026-11-12T10:30:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            12 August 2026 at 16:30
            12 August 2026 at 16:30 XYZ
            12 August 2026 at 16:30 XYZ+3
            12 August 2026 tomorrow at 16:30 GMT
            12 August 2026 at 16:30 GMT 13
            12/08/2026, 16:30 GMT
            31. Februar 2026 um 16:30 GMT+2
            12 agosto 2026 alle ore 16:30 GMT+20
            12 August 2026 at 16:30 del GMT
            12 tháng 13, 2026 lúc 11:30 EDT
            """)
    void whatIsNotUnderstoodIsNotRead(String line) {
        assertThat(QuoteTime.ofDateLine(line)).isEmpty();
    }

    @Test
    void aZoneOfSeveralMeaningsIsAmbiguousAndSaidToBe() {
        List<String> lines = ChainSamples.csv(3);
        lines.set(2, "\"Date: 12 August 2026 at 16:30 IST\",Bid: 0");

        ParseOutcome.Refused refused = ChainSamples.refused(ChainSamples.parse(lines));
        assertThat(refused.reason()).isEqualTo(RefusalReason.INVALID_HEADER);
        assertThat(refused.location().field()).isEqualTo("Date");
        assertThat(refused.message()).contains("ambiguous", "2026-08-12T11:00:00Z", "2026-08-12T15:30:00Z");
    }

    @DisplayName("a refused date line gives the accepted forms")
    @Test
    void aRefusalNamesTheAcceptedForms() {
        List<String> lines = ChainSamples.csv(3);
        lines.set(2, "\"Date: 12/08/2026, 16:30\",Bid: 0");

        assertThat(ChainSamples.refused(ChainSamples.parse(lines)).message())
                .contains("August 12, 2026 at 11:30 AM EDT", "ISO 8601");
    }

    @DisplayName("a time given by the sender replaces a date line that cannot be read")
    @Test
    void theTimeGivenByHandReplacesThatOfTheFile() {
        Instant byHand = Instant.parse("2022-12-13T01:31:00Z");
        List<String> lines = ChainSamples.csv(3);
        lines.set(2, "\"Date: 12/08/2026, 16:30\",Bid: 0");
        String json = ChainSamples.json(3).replace("2022-12-13 01:30:00", "yesterday");

        assertThat(asOf(ChainSamples.parse(ChainSamples.bytes(lines), byHand))).isEqualTo(byHand);
        assertThat(asOf(ChainSamples.parse(ChainSamples.bytes(ChainSamples.csv(3)), byHand)))
                .isEqualTo(byHand);
        assertThat(asOf(ChainSamples.parse(json.getBytes(StandardCharsets.UTF_8), byHand)))
                .isEqualTo(byHand);
    }

    /** Nowruz of these years is on these days by the University of Tehran's calendar centre. */
    @ParameterizedTest(name = "1 Farvardin {0} is {1}")
    @CsvSource({"1399, 2020-03-20", "1400, 2021-03-21", "1403, 2024-03-20", "1404, 2025-03-21", "1405, 2026-03-21"})
    void persianYearsBeginAtTheEquinox(int year, LocalDate nowruz) {
        assertThat(PersianDate.of(year, 1, 1)).isEqualTo(nowruz);
        assertThat(PersianDate.of(year - 1, 12, 29)).isBetween(nowruz.minusDays(2), nowruz.minusDays(1));
    }

    private static Instant asOf(ParseOutcome outcome) {
        return ChainSamples.parsed(outcome).observation().asOf();
    }
}
