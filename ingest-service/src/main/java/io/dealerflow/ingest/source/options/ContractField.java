package io.dealerflow.ingest.source.options;

import io.dealerflow.ingest.source.cboe.ChainField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Fields of a contract, as in the body of {@code POST /gex/calculate}. */
enum ContractField {
    /** Its root, or its OSI symbol. */
    SYMBOL(null),
    STRIKE(null),
    EXPIRATION(null),
    OPTION_TYPE(null),
    BID(ChainField.BID),
    ASK(ChainField.ASK),
    LAST(ChainField.LAST),
    VOLUME(ChainField.VOLUME),
    OPEN_INTEREST(ChainField.OPEN_INTEREST),
    IMPLIED_VOLATILITY(ChainField.IV),
    DELTA(ChainField.DELTA),
    GAMMA(ChainField.GAMMA);

    private final @Nullable ChainField figure;

    ContractField(@Nullable ChainField figure) {
        this.figure = figure;
    }

    /** Null of what names the contract. */
    @Nullable
    ChainField figure() {
        return figure;
    }

    /** In JSON and CSV. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
