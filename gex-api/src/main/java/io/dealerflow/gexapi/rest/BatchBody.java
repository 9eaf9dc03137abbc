package io.dealerflow.gexapi.rest;

import io.dealerflow.kit.http.Problem;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Positioning of several symbols.
 *
 * @param items   the snapshots, in the order asked for
 * @param missing the symbols that have none
 */
record BatchBody(List<GexBody> items, List<Missing> missing) {
    /**
     * A symbol that cannot be answered.
     *
     * @param type   of the problem that a question about it alone would be answered with
     * @param detail what is wrong
     */
    record Missing(String symbol, String type, String detail) {}

    /** What became of one symbol: one of the two is null. */
    record Line(@Nullable GexBody body, @Nullable Missing missing) {
        static Line of(GexBody body) {
            return new Line(body, null);
        }

        static Line of(String symbol, Problem problem) {
            return new Line(null, new Missing(symbol, problem.type(), problem.detail()));
        }
    }

    static BatchBody of(List<Line> lines) {
        return new BatchBody(
                lines.stream().map(Line::body).filter(Objects::nonNull).toList(),
                lines.stream().map(Line::missing).filter(Objects::nonNull).toList());
    }
}
