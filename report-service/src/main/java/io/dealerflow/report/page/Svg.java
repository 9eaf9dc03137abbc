package io.dealerflow.report.page;

import io.dealerflow.report.text.Figures;
import java.util.Locale;

/** A drawing under construction; its colours are those of the page's classes. Lengths are pixels of its own width. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** Where a text ends at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** @param description what the drawing shows, for readers that do not see it */
    Svg(int width, int height, String description) {
        out.append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" aria-label=\"")
                .append(escape(description))
                .append("\">");
    }

    Svg rectangle(String type, double x, double y, double width, double height) {
        out.append("<rect class=\"").append(type);
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
        out.append("\"/>");
        return this;
    }

    Svg line(String type, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"").append(type);
        attribute("x1", x1);
        attribute("y1", y1);
        attribute("x2", x2);
        attribute("y2", y2);
        out.append("\"/>");
        return this;
    }

    Svg text(Anchor anchor, double x, double y, String text) {
        out.append("<text class=\"").append(anchor.name().toLowerCase(Locale.ROOT));
        attribute("x", x);
        attribute("y", y);
        out.append("\">").append(escape(text)).append("</text>");
        return this;
    }

    private void attribute(String name, double value) {
        out.append("\" ").append(name).append("=\"").append(Figures.decimals(value, 2));
    }

    /** Text as content or in a quoted attribute. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return out + "</svg>";
    }
}
