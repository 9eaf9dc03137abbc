package io.dealerflow.report.narrative;

import io.dealerflow.report.narrative.Sheet.Figure;
import io.dealerflow.report.narrative.Sheet.Kind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A number of a narrative with its unit.
 *
 * @param text   as written
 * @param value  in units of {@code scale}
 * @param signed whether a sign is written
 * @param kinds  of figures that it may be
 */
record Numeral(String text, BigDecimal value, boolean signed, double scale, Set<Kind> kinds) {
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![A-Za-z0-9_.])(?<sign>[+-]?)(?<dollar>\\$?)(?<digits>\\d[\\d,]*(?:\\.\\d+)?)"
                    + "(?:\\s*(?<unit>%|percent\\b|points?\\b|\\$?bn\\b|billion\\b|\\$?mn\\b|million\\b))?(?<glued>[A-Za-z%$]*)");
    /** Of the unit "per 1 % move", which is no figure. */
    private static final Pattern PER_MOVE = Pattern.compile("per 1\\s?(?:%|percent) move");

    private static final double BILLION = 1e9;
    private static final double MILLION = 1e6;
    /** A figure may be rounded, but not to anything. */
    private static final double ROUNDED = 0.05;

    static List<Numeral> in(String text) {
        return NUMBER.matcher(PER_MOVE.matcher(text).replaceAll("per move"))
                .results()
                .map(Numeral::of)
                .toList();
    }

    /** The text with {@code #0}, {@code #1} … for the numbers and their units. */
    static String marked(String text) {
        var next = new AtomicInteger();
        return NUMBER.matcher(PER_MOVE.matcher(text).replaceAll("per move"))
                .replaceAll(number -> " #" + next.getAndIncrement() + " ");
    }

    /** A number in words. */
    static Numeral count(String word, int count) {
        return new Numeral(word, BigDecimal.valueOf(count), false, 1, EnumSet.of(Kind.COUNT));
    }

    private static Numeral of(MatchResult found) {
        String unit = found.group("unit") == null ? "" : found.group("unit").replace("$", "");
        double scale = switch (unit) {
            case "bn", "billion" -> BILLION;
            case "mn", "million" -> MILLION;
            default -> 1;
        };
        Set<Kind> kinds = found.group("glued").isEmpty()
                ? kinds(unit, !found.group("dollar").isEmpty())
                : Set.of();
        String sign = found.group("sign");
        BigDecimal value = new BigDecimal((sign + found.group("digits")).replace(",", ""));
        return new Numeral(found.group().strip(), value, !sign.isEmpty(), scale, kinds);
    }

    private static Set<Kind> kinds(String unit, boolean dollar) {
        return switch (unit) {
            case "%", "percent" -> dollar ? Set.of() : EnumSet.of(Kind.PERCENT);
            case "point", "points" -> dollar ? Set.of() : EnumSet.of(Kind.POINTS);
            case "bn", "billion", "mn", "million" -> EnumSet.of(Kind.DOLLARS);
            default -> dollar ? EnumSet.of(Kind.PRICE) : EnumSet.of(Kind.PRICE, Kind.COUNT, Kind.SCORE);
        };
    }

    /**
     * Whether this is the figure, rounded to the decimals written. A figure below 0 is written with its sign, or in a sentence that says so.
     *
     * @param falling whether the sentence says that something is below, negative, short or has fallen
     */
    boolean prints(Figure figure, boolean falling) {
        if (!kinds.contains(figure.kind())) {
            return false;
        }
        boolean unsigned = !signed && figure.value() < 0;
        if (unsigned && !falling) {
            return false;
        }
        double actual = (unsigned ? -figure.value() : figure.value()) / scale;
        double difference = Math.abs(actual - value.doubleValue());
        if (figure.kind() == Kind.COUNT) {
            return difference == 0;
        }
        double halfDigit = 0.5 * Math.pow(10, -value.scale());
        return difference <= halfDigit * (1 + 1e-9) && difference <= ROUNDED * Math.abs(actual);
    }
}
