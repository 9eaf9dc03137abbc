package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.report.page.Charts;
import io.dealerflow.report.page.ReportPage;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.ReportFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The facts of a report have every number that its text and its page have. */
class FactsOfReportTest {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");
    private static final DayData DAY = new DayData(
            Samples.DATE,
            List.of(Samples.sparseDay(), Samples.fullDay(), Samples.commodityDay()),
            Samples.flow(),
            List.of(Samples.portfolio()),
            Samples.surroundings(List.of()));
    private static final Markdown TEXT = new DailyReport(PhraseTable.daily()).write(DAY, null);
    private static final ReportFacts FACTS = TEXT.facts().with(Charts.of(DAY));

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> plain(found.group()))
                .distinct()
                .toList();
    }

    /** Without commas and without zeros that say nothing. */
    private static String plain(String number) {
        String digits = number.replace(",", "").replaceFirst("^0+(?=\\d)", "");
        return digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
    }

    @Test
    @DisplayName("every number of the text and the page is in the facts")
    void complete() throws Exception {
        String json = Wire.json().writeValueAsString(FACTS).replace("\\\\", "");
        List<String> known = numbers(json);
        String page = ReportPage.of("Title", TEXT.toString(), Charts.of(DAY))
                .replaceFirst("(?s)<style>.*</style>", "")
                .replaceAll("<[^>]*>", " ");

        assertThat(known).containsAll(numbers(TEXT.toString().replaceAll("(?m)^#+ .*$", "")));
        assertThat(known).containsAll(numbers(page.replaceAll("&[a-z]+;", " ")));
    }

    @Test
    @DisplayName("a cell has its value, its unit, its instant and the events behind it")
    void cell() {
        JsonNode facts = Wire.json().valueToTree(FACTS);
        List<JsonNode> levels = new ArrayList<>();
        facts.path("sections").forEach(section -> {
            if (section.path("heading").toString().equals("[\"SPX\",\"Key levels\"]")) {
                levels.add(section);
            }
        });

        JsonNode section = levels.getFirst();
        JsonNode row = section.at("/tables/0/rows/0");
        assertThat(section.path("symbol").asText()).isEqualTo("SPX");
        assertThat(row.at("/cells/1/value").decimalValue()).isEqualByComparingTo("3990.56");
        assertThat(row.at("/cells/1/unit").asText()).isEqualTo("price");
        assertThat(row.at("/cells/3/unit").asText()).isEqualTo("%");
        assertThat(row.path("as_of").asText()).isEqualTo("2022-12-13T01:30:00Z");
        assertThat(row.path("events").toString()).isEqualTo("[\"snapshot-2\"]");
        assertThat(section.at("/charts/0/points")).isNotEmpty();
    }

    @Test
    @DisplayName("figures of every table and sentence that is about an asset name their events")
    void lineage() {
        for (ReportFacts.Section section : FACTS.sections()) {
            if (section.symbol() != null && !section.heading().getLast().equals("Alerts of the day")) {
                section.tables().stream()
                        .flatMap(table -> table.rows().stream())
                        .forEach(row -> assertThat(row.events())
                                .as("%s", section.heading())
                                .isNotEmpty());
            }
        }
    }

    @Test
    @DisplayName("units are those of column, row or the text; what is text has none")
    void units() {
        Map<String, String> units = new TreeMap<>();
        FACTS.sections().stream()
                .flatMap(section -> section.tables().stream())
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.cells().stream())
                .forEach(cell -> {
                    assertThat(cell.unit() == null).isEqualTo(cell.value() == null);
                    if (cell.unit() != null) {
                        units.put(cell.unit(), cell.text());
                    }
                });

        assertThat(units).containsKeys("price", "%", "$bn", "contracts", "% a year", "fraction_per_year", "dollars");
    }

    @Test
    @DisplayName("facts are read as they were written")
    void read() throws Exception {
        String json = Wire.json().writeValueAsString(FACTS);

        assertThat(Wire.json().writeValueAsString(Wire.json().readValue(json, ReportFacts.class)))
                .isEqualTo(json);
    }
}
