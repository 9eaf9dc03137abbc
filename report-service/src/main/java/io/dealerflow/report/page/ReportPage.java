package io.dealerflow.report.page;

import io.dealerflow.report.text.Chart;
import io.dealerflow.report.text.Markdown;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

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
            .nodeRendererFactory(RawRenderer::new)
            .attributeProviderFactory(context -> ReportPage::nameRow)
            .attributeProviderFactory(context -> ReportPage::wrapLong)
            .build();
    private static final String SYMBOL = "Symbol";
    /** Characters; an instant has 20. */
    private static final int LONGEST_LINE = 24;

    private static final String STYLE = resource("report.css");

    private ReportPage() {}

    /** @param markdown as {@code DailyReport} writes it: a heading of level 2 an asset, of level 3 a section */
    public static String of(String title, String markdown, List<Chart> charts) {
        Node document = PARSER.parse(markdown);
        addCharts(document, charts);
        addSections(document);
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

    private static void addCharts(Node document, List<Chart> charts) {
        Map<List<String>, List<Chart>> byHeading = charts.stream().collect(Collectors.groupingBy(Chart::heading));
        String above = "";
        Node node = document.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof Heading heading) {
                String text = Markdown.escape(TEXT.render(heading));
                above = heading.getLevel() == 2 ? text : above;
                List<String> path = heading.getLevel() == 2 ? List.of(text) : List.of(above, text);
                byHeading
                        .getOrDefault(path, List.of())
                        .reversed()
                        .forEach(chart -> heading.insertAfter(new Raw("<figure>" + chart.svg() + "</figure>")));
            }
            node = next;
        }
    }

    /** Each heading of level 2 has an element of its own, by whose name readers leave assets out. */
    private static void addSections(Node document) {
        boolean isOpen = false;
        Node node = document.getFirstChild();
        while (node != null) {
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                String name = Svg.escape(TEXT.render(heading));
                heading.insertBefore(
                        new Raw((isOpen ? "</section>\n" : "") + "<section data-heading=\"" + name + "\">"));
                isOpen = true;
            }
            node = node.getNext();
        }
        if (isOpen) {
            document.appendChild(new Raw("</section>"));
        }
    }

    /** A row of a table that has a column of symbols carries its symbol. */
    private static void nameRow(Node node, String tag, Map<String, String> attributes) {
        if (!(node instanceof TableRow) || !(node.getParent() instanceof TableBody)) {
            return;
        }
        Node head = node.getParent().getPrevious().getFirstChild().getFirstChild();
        Node cell = node.getFirstChild();
        while (head != null && cell != null) {
            if (text(head).equals(SYMBOL)) {
                attributes.put("data-symbol", text(cell));
                return;
            }
            head = head.getNext();
            cell = cell.getNext();
        }
    }

    /** Figures and names stay on one line; a cell of words may have several. */
    private static void wrapLong(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableCell && text(node).length() > LONGEST_LINE) {
            attributes.put("class", "long");
        }
    }

    /** Of a cell; the renderer of texts would add its border. */
    private static String text(Node cell) {
        StringBuilder text = new StringBuilder();
        for (Node part = cell.getFirstChild(); part != null; part = part.getNext()) {
            text.append(TEXT.render(part));
        }
        return text.toString();
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static final class Raw extends CustomBlock {
        private final String html;

        Raw(String html) {
            this.html = html;
        }
    }

    private record RawRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Raw.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().line();
            context.getWriter().raw(((Raw) node).html);
            context.getWriter().line();
        }
    }
}
