package io.dealerflow.gexapi.calculate;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words for true and false that clients of the GEX Visualizer may send. */
public final class Flags {
    private static final Set<String> TRUE = Set.of("true", "1", "yes", "on", "t", "y");
    private static final Set<String> FALSE = Set.of("false", "0", "no", "off", "f", "n");

    private Flags() {}

    /** What a word means, in any case; null when it is no word for either. */
    public static @Nullable Boolean parse(String word) {
        String lower = word.strip().toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower)) {
            return true;
        }
        return FALSE.contains(lower) ? false : null;
    }
}
