package io.dealerflow.gexapi.query;

import io.dealerflow.kit.http.Parameters;
import io.dealerflow.quant.time.OptionRoot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Symbols in requests. Vendors mark indices by a prefix (^SPX, _SPX) and share classes by a point or
 * slash (BRK.B, BRK/B); a root of weekly options (SPXW) means its underlying.
 */
public final class Symbols {
    public static final String PARAMETER = "symbol";
    private static final Pattern INDEX_SIGN = Pattern.compile("^[\\^_$.]+(?=.)");
    private static final Pattern CLASS_SIGN = Pattern.compile("(?<=[A-Z0-9])[./ ](?=[A-Z0-9])");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    private Symbols() {}

    /**
     * Possible names of the underlying: as written, in upper case, and without the vendor's signs; all mean the
     * same underlying, and the first known one is used.
     *
     * @throws io.dealerflow.kit.http.InvalidParameterException when it is empty or has characters that cannot be printed
     */
    public static List<String> names(String symbol) {
        String written = Parameters.pathPart(PARAMETER, symbol).toUpperCase(Locale.ROOT);
        String joined = plain(written);
        Set<String> names = new LinkedHashSet<>(List.of(written, withoutIndexSign(written), joined));
        if (!DIGIT.matcher(joined).find()) {
            names.add(OptionRoot.underlying(joined));
        }
        return List.copyOf(names);
    }

    /** In upper case and without the vendor's signs. */
    public static String plain(String symbol) {
        String written = symbol.strip().toUpperCase(Locale.ROOT);
        return CLASS_SIGN.matcher(withoutIndexSign(written)).replaceAll("");
    }

    private static String withoutIndexSign(String written) {
        return INDEX_SIGN.matcher(written).replaceFirst("");
    }

    /** The names of an optional filter; empty where none is given. */
    public static List<String> namesOrNone(@Nullable String symbol) {
        return symbol == null ? List.of() : names(symbol);
    }

    /** A hint for an unknown symbol, to follow a sentence; may be empty. */
    public static String hint(String symbol) {
        String underlying = OptionRoot.underlying(symbol);
        String instead = underlying.equals(symbol) || underlying.isEmpty()
                ? ""
                : " " + symbol + " is an option root of " + underlying + ".";
        return instead + " /api/v1/symbols lists the symbols that are known.";
    }
}
