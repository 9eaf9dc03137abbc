package io.dealerflow.report.page;

import io.dealerflow.report.daily.DayData;
import io.dealerflow.report.daily.SymbolDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/**
 * The report as one HTML document without scripts and without anything from elsewhere: the text, and under some of its headings a chart. Dark
 * where the reader's system is, and fit to be printed. The same report gives the same bytes.
 */
public final class ReportPage {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(ChartRenderer::new)
            .build();
    private static final String STYLE = resource("report.css");

    private ReportPage() {}

    /** @param markdown as {@code DailyReport} writes it: a heading of level 2 an asset, of level 3 a section */
    public static String of(String title, String markdown, DayData data) {
        Node document = PARSER.parse(markdown);
        addCharts(document, data);
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(Svg.escape(title), STYLE, HTML.render(document));
    }

    private static void addCharts(Node document, DayData data) {
        Map<String, SymbolDay> days = new HashMap<>();
        data.symbols().forEach(day -> days.put(day.symbol(), day));
        SymbolDay day = null;
        Node node = document.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof Heading heading) {
                String text = TEXT.render(heading);
                if (heading.getLevel() == 2) {
                    day = days.get(text);
                } else if (day != null) {
                    String chart = chart(text, day);
                    if (chart != null) {
                        heading.insertAfter(new Chart(chart));
                    }
                }
            }
            node = next;
        }
    }

    private static @Nullable String chart(String section, SymbolDay day) {
        var latest = day.latest();
        var score = day.score();
        return switch (section) {
            case "Key levels" -> latest == null ? null : Charts.strikes(latest);
            case "Expiries" -> latest == null ? null : Charts.expiries(latest);
            case "Instability" -> score == null ? null : Charts.score(score);
            default -> null;
        };
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static final class Chart extends CustomBlock {
        private final String svg;

        Chart(String svg) {
            this.svg = svg;
        }
    }

    private record ChartRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Chart.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().line();
            context.getWriter().raw("<figure>" + ((Chart) node).svg + "</figure>");
            context.getWriter().line();
        }
    }
}
