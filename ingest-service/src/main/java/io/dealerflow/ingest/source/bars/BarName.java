package io.dealerflow.ingest.source.bars;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says: {@code SPX.csv}, {@code VIX_1h.csv.gz}, {@code SP_SPX, 60.csv}, {@code VIX_History.csv}. The symbol is what comes before the
 * first word about time or contents, without the exchange that TradingView puts before it.
 *
 * @param symbol   null when the name has none
 * @param interval null when the name has none
 */
record BarName(@Nullable String symbol, @Nullable Interval interval) {
    private static final Pattern EXTENSION = Pattern.compile("(?i)(\\.(csv|txt|tsv|json|parquet|pq|dbn|gz|zip|zst))+$");
    private static final Pattern WORDS = Pattern.compile("[_,\\s]+");
    private static final Pattern CONTENTS = Pattern.compile(
            "HISTORY|HISTORICAL|HIST|DATA|PRICES?|BARS|CANDLES|OHLCV?|HLC"
                    + "|DAILY|HOURLY|WEEKLY|MONTHLY|INTRADAY|MINUTES?|MAX|FULL|ALL|\\(\\d+\\)|(19|20)\\d{2}(-.*)?|(19|20)\\d{6}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9][A-Z0-9.=/!-]{0,31}");
    /** As TradingView writes them before symbols. */
    private static final Set<String> EXCHANGES = Set.of(
            "SP", "CBOE", "NASDAQ", "NYSE", "AMEX", "BATS", "TVC", "INDEX", "DJ", "FX", "OANDA", "COMEX", "NYMEX",
            "CME", "CBOT", "CFE", "ICEUS", "DLY", "DL", "MINI");
    /** TradingView names intervals below a day so. */
    private static final Pattern MINUTES = Pattern.compile("[1-9]\\d{0,2}");

    private static final Map<String, Interval> WORDS_OF_TIME =
            Map.of("DAILY", Interval.DAY, "HOURLY", Interval.of("1h").orElseThrow());
    /** Indices whose name at Yahoo is not that of their options. */
    private static final Map<String, String> OTHER_NAMES = Map.of("GSPC", "SPX");

    static BarName of(String filename) {
        String stem = EXTENSION.matcher(filename).replaceFirst("").toUpperCase(Locale.ROOT);
        List<String> words = List.of(WORDS.split(stem));
        int from = 0;
        while (from < words.size() - 1 && EXCHANGES.contains(words.get(from))) {
            from++;
        }
        int to = from;
        while (to < words.size()
                && !isAboutContents(words.get(to))
                && (to == from || interval(words.get(to)).isEmpty())) {
            to++;
        }
        Interval named = words.stream()
                .skip(to)
                .flatMap(word -> interval(word).stream())
                .findFirst()
                .orElse(null);
        return new BarName(symbol(String.join("_", words.subList(from, to))).orElse(null), named);
    }

    /**
     * A symbol as in events: upper case, without the marks that sources put before those of indices ({@code ^VIX}, {@code I:VIX}); empty when the
     * text can be none.
     */
    static Optional<String> symbol(String text) {
        String plain = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^(\\^|I:)", "");
        String symbol = OTHER_NAMES.getOrDefault(plain, plain);
        return SYMBOL.matcher(symbol.replace('_', '-').replace(' ', '-').replace(':', '-'))
                        .matches()
                ? Optional.of(symbol)
                : Optional.empty();
    }

    private static boolean isAboutContents(String word) {
        return CONTENTS.matcher(word).matches();
    }

    private static Optional<Interval> interval(String word) {
        if (MINUTES.matcher(word).matches()) {
            return Interval.ofStep(60L * Integer.parseInt(word));
        }
        return Optional.ofNullable(WORDS_OF_TIME.get(word)).or(() -> Interval.of(word.toLowerCase(Locale.ROOT)));
    }
}
