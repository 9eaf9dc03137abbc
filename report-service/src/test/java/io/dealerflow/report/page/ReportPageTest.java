package io.dealerflow.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.Samples;
import io.dealerflow.report.daily.SymbolDay;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Chart;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportPageTest {
    private static final DailyReport REPORT = new DailyReport(PhraseTable.daily());
    private static final Pattern FIGURE = Pattern.compile("<figure>(.*?)</figure>");

    private static String page(SymbolDay... days) {
        var data = new DayData(Samples.DATE, List.of(days));
        return ReportPage.of("Title", REPORT.render(data, null), Charts.of(data));
    }

    private static List<String> figures(String page) {
        return FIGURE.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static List<Element> elements(String svg, String tag) throws Exception {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        NodeList found = document.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    @Test
    @DisplayName("charts stand under the headings of their asset, and the same report gives the same bytes")
    void charts() {
        String page = page(Samples.fullDay());

        assertThat(page).isEqualTo(page(Samples.fullDay()));
        assertThat(page).containsPattern("<h3>Key levels</h3>\\s*<figure><svg[^>]*Net GEX by strike");
        assertThat(page)
                .containsPattern("<h3>Instability</h3>\\s*<figure><svg[^>]*Components of the instability index");
    }

    @Test
    @DisplayName("bars are as high as the exposures of their strikes, above 0 or below")
    void barsAreTheExposures() throws Exception {
        GexSnapshot snapshot = Objects.requireNonNull(Samples.fullDay().latest());

        List<Element> bars =
                elements(Objects.requireNonNull(Charts.strikes(snapshot)).draw(), "rect");

        assertThat(bars).hasSameSizeAs(snapshot.byStrike());
        double largest = snapshot.byStrike().stream()
                .mapToDouble(strike -> Math.abs(strike.netGex()))
                .max()
                .orElseThrow();
        double highest = bars.stream()
                .mapToDouble(bar -> Double.parseDouble(bar.getAttribute("height")))
                .max()
                .orElseThrow();
        for (int i = 0; i < bars.size(); i++) {
            double net = snapshot.byStrike().get(i).netGex();
            assertThat(bars.get(i).getAttribute("class")).isEqualTo(net >= 0 ? "up" : "down");
            assertThat(Double.parseDouble(bars.get(i).getAttribute("height")) / highest)
                    .isCloseTo(Math.abs(net) / largest, within(1e-3));
        }
    }

    @Test
    @DisplayName("levels outside the strikes are not marked, those within are named with their price")
    void levels() throws Exception {
        GexSnapshot snapshot = Objects.requireNonNull(Samples.fullDay().latest());

        String svg = Objects.requireNonNull(Charts.strikes(snapshot)).draw();

        double low = snapshot.byStrike().getFirst().strike();
        double high = snapshot.byStrike().getLast().strike();
        long within = List.of(snapshot.spot(), 3997.8329, 4000.0, 3950.0).stream()
                .filter(price -> price >= low && price <= high)
                .count();
        assertThat(within).isPositive();
        assertThat(elements(svg, "line").stream()
                        .filter(line -> line.getAttribute("class").equals("level")))
                .hasSize((int) within);
    }

    @Test
    @DisplayName("a component that abstains has no bar")
    void abstaining() throws Exception {
        var score = Objects.requireNonNull(Samples.fullDay().score());
        long speaking = score.components().stream()
                .filter(component -> component.value() != null)
                .count();

        assertThat(elements(Charts.score(score), "rect").stream()
                        .filter(bar -> bar.getAttribute("class").equals("value")))
                .hasSize((int) speaking);
    }

    @Test
    @DisplayName("a day without figures has a page without charts")
    void sparse() {
        assertThat(figures(page(Samples.sparseDay())).stream().filter(svg -> svg.contains("Net GEX")))
                .isEmpty();
    }

    @Test
    @DisplayName("history, index and curve are lines through all their values, the highest at the top")
    void lines() throws Exception {
        var data =
                new DayData(Samples.DATE, List.of(Samples.fullDay()), null, List.of(), Samples.surroundings(List.of()));

        List<Chart> charts = Charts.of(data);

        assertThat(charts)
                .extracting(chart -> String.join("/", chart.heading()))
                .containsExactly(
                        "SPX/Key levels",
                        "SPX/Expiries",
                        "SPX/Hedging flows",
                        "SPX/Changes",
                        "SPX/Instability",
                        "SPX/Instability",
                        "Futures curves/VX");
        Chart index = charts.get(5);
        assertThat(index.facts().points())
                .extracting(point -> point.label() + " " + point.value())
                .containsExactly("12-09 51.5", "12-12 58.3");
        List<Element> dots = elements(index.svg(), "rect");
        assertThat(Double.parseDouble(dots.getFirst().getAttribute("y")))
                .isGreaterThan(Double.parseDouble(dots.getLast().getAttribute("y")));
        assertThat(ReportPage.of("Title", REPORT.render(data, null), charts)).contains("<h3>VX</h3>\n<figure>");
    }

    @Test
    @DisplayName("each heading has an element with its name, and each row of an asset its symbol")
    void parts() {
        assertThat(page(Samples.fullDay()))
                .contains("<section data-heading=\"SPX\">")
                .contains("<tr data-symbol=\"SPX\">");
    }

    @Test
    @DisplayName("nothing is loaded or run, and text of the data is never markup")
    void nothingActive() {
        GexSnapshot hostile = Samples.snapshot(
                "e", "<img src=x onerror=alert(1)>", Samples.EVENING, 3990.56, -1.4e9, GammaRegime.NEAR_FLIP);

        String page = page(
                new SymbolDay(hostile.symbol(), null, hostile, null, null, null, null, null, List.of()),
                Samples.fullDay());

        assertThat(page)
                .doesNotContain("<img", "<script", "http:", "https:", "url(", "@import")
                .contains("&lt;img src=x onerror=alert(1)&gt;");
    }
}
