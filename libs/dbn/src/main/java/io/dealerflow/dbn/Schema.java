package io.dealerflow.dbn;

import java.util.Optional;

/** What a file was requested as; the position is the number in the metadata. */
public enum Schema {
    MBO,
    MBP_1,
    MBP_10,
    TBBO,
    TRADES,
    OHLCV_1S,
    OHLCV_1M,
    OHLCV_1H,
    OHLCV_1D,
    DEFINITION,
    STATISTICS,
    STATUS,
    IMBALANCE,
    OHLCV_EOD,
    CMBP_1,
    CBBO_1S,
    CBBO_1M,
    TCBBO,
    BBO_1S,
    BBO_1M;

    static Optional<Schema> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }
}
