package io.dealerflow.report.text;

import java.math.BigDecimal;

/** The unit in which the exposures of one symbol are written: billions for an index, millions for most stocks. */
public enum DollarUnit {
    /** {@code $bn}, four decimals. */
    BILLIONS("$bn", 1e9, 4, 9),
    /** {@code $mn}, two decimals. */
    MILLIONS("$mn", 1e6, 2, 6);

    private static final double MIN_GROSS_IN_BILLIONS = 1e9;

    private final String symbol;
    private final double dollars;
    private final int decimals;
    private final int wholeDollars;

    DollarUnit(String symbol, double dollars, int decimals, int wholeDollars) {
        this.symbol = symbol;
        this.dollars = dollars;
        this.decimals = decimals;
        this.wholeDollars = wholeDollars;
    }

    /** Millions for a gross exposure below a billion dollars; a book without exposure has billions. */
    public static DollarUnit of(double grossDollars) {
        return grossDollars > 0 && grossDollars < MIN_GROSS_IN_BILLIONS ? MILLIONS : BILLIONS;
    }

    public String symbol() {
        return symbol;
    }

    /** Dollars in this unit; to the dollar where its decimals would show a figure that is not 0 as 0. */
    public String amount(double value) {
        String text = Figures.decimals(value / dollars, decimals);
        boolean vanishes = value != 0 && Double.isFinite(value) && new BigDecimal(text).signum() == 0;
        return vanishes ? Figures.decimals(value / dollars, wholeDollars) : text;
    }
}
