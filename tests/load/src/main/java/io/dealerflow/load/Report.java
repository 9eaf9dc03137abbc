package io.dealerflow.load;

import java.util.Locale;

/** What the run prints. */
final class Report {
    private Report() {}

    static void line(String text) {
        System.out.println(text);
    }

    /** A figure beside the bound that it should stay within. */
    static void figure(String name, double value, String unit, String bound) {
        line(String.format(Locale.ROOT, "%-64s %10.2f %-6s %s", name, value, unit, bound));
    }
}
