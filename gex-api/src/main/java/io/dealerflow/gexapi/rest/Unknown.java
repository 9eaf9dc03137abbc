package io.dealerflow.gexapi.rest;

import io.dealerflow.gexapi.query.Symbols;
import io.dealerflow.kit.http.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is answered about a symbol that is not known. */
public final class Unknown {
    private Unknown() {}

    /** @param asOf the time up to which it was looked for; null for any */
    public static Problem symbol(String symbol, @Nullable Instant asOf) {
        return asOf == null
                ? Problem.notFound("unknown-symbol", "There is no data of " + symbol + "." + Symbols.hint(symbol))
                : Problem.notFound(
                        "nothing-observed",
                        "There is no data of " + symbol + " at or before " + asOf + "." + Symbols.hint(symbol));
    }
}
