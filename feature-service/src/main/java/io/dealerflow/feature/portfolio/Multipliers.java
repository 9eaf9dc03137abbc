package io.dealerflow.feature.portfolio;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Money for a change of the price of an instrument by 1.
 *
 * @param futures by root, such as 50 of {@code ES}
 */
public record Multipliers(Map<String, Double> futures) {
    private static final double OPTION = 100;
    private static final double SHARE = 1;
    /** The symbol of an option without padding: root, date, right and strike in thousandths. */
    private static final Pattern OSI = Pattern.compile("[A-Z]{1,6}\\d{6}[CP]\\d{8}");
    /** Root, month and year of a future, such as {@code ESU5}. */
    private static final Pattern FUTURE = Pattern.compile("(?<root>[A-Z0-9]{1,4}?)[FGHJKMNQUVXZ]\\d{1,2}");

    public Multipliers {
        futures = Map.copyOf(futures);
    }

    /** The symbol of an instrument without its venue and without spaces: {@code ESU5} of {@code ESU5@CME}. */
    public static String symbol(String instrument) {
        String name = instrument.replace(" ", "").toUpperCase(Locale.ROOT);
        int venue = name.indexOf('@');
        return venue > 0 ? name.substring(0, venue) : name;
    }

    /** Whether an instrument is an option, by its symbol. */
    public static boolean isOption(String instrument) {
        return OSI.matcher(symbol(instrument)).matches();
    }

    /** That of the root, 100 of options, 1 of what is no future; null of a future whose root is not known. */
    @Nullable
    Double of(String instrument) {
        String symbol = symbol(instrument);
        Matcher future = FUTURE.matcher(symbol);
        if (isOption(instrument)) {
            return OPTION;
        }
        if (future.matches()) {
            return futures.get(future.group("root"));
        }
        return futures.getOrDefault(symbol, SHARE);
    }
}
