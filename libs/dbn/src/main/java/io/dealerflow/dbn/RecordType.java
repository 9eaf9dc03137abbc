package io.dealerflow.dbn;

import java.util.Arrays;
import java.util.Optional;

/** Types of records in DBN 1 to 3. */
public enum RecordType {
    TRADES(0x00, "trades"),
    /** Also the records of the schema {@code tbbo}. */
    MBP_1(0x01, "mbp-1"),
    MBP_10(0x0A, "mbp-10"),
    /** Bars of any interval in the first files of version 1. */
    OHLCV_DEPRECATED(0x11, "ohlcv"),
    STATUS(0x12, "status"),
    DEFINITION(0x13, "definition"),
    IMBALANCE(0x14, "imbalance"),
    ERROR(0x15, "error"),
    SYMBOL_MAPPING(0x16, "symbol-mapping"),
    SYSTEM(0x17, "system"),
    STATISTICS(0x18, "statistics"),
    OHLCV_1S(0x20, "ohlcv-1s"),
    OHLCV_1M(0x21, "ohlcv-1m"),
    OHLCV_1H(0x22, "ohlcv-1h"),
    OHLCV_1D(0x23, "ohlcv-1d"),
    OHLCV_EOD(0x24, "ohlcv-eod"),
    MBO(0xA0, "mbo"),
    CMBP_1(0xB1, "cmbp-1"),
    CBBO_1S(0xC0, "cbbo-1s"),
    CBBO_1M(0xC1, "cbbo-1m"),
    TCBBO(0xC2, "tcbbo"),
    BBO_1S(0xC3, "bbo-1s"),
    BBO_1M(0xC4, "bbo-1m");

    private final int code;
    private final String label;

    RecordType(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Value of the header's {@code rtype}. */
    public int code() {
        return code;
    }

    /** Databento's name for such records, for example {@code ohlcv-1m}. */
    public String label() {
        return label;
    }

    /** The type with this {@code rtype}; empty when it is none of these versions. */
    public static Optional<RecordType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }
}
