package io.dealerflow.ingest.source.databento;

import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.RecordLayout;
import io.dealerflow.dbn.RecordType;
import io.dealerflow.dbn.RecordView;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last quote, trade and bar of each instrument. */
final class LastPrices {
    private static final char TRADE = 'T';
    private static final long SECOND = 1_000_000_000L;
    private static final Map<RecordType, Long> BARS = Map.of(
            RecordType.OHLCV_1S, SECOND,
            RecordType.OHLCV_1M, 60 * SECOND,
            RecordType.OHLCV_1H, 3600 * SECOND,
            RecordType.OHLCV_1D, 86_400 * SECOND);

    private final Map<Long, Price> prices = new HashMap<>();
    private final Map<RecordType, Fields> fields = new EnumMap<>(RecordType.class);

    /** Of one instrument. Prices are NaN where there is none, times then before 1970. */
    static final class Price {
        private double bid = Double.NaN;
        private double ask = Double.NaN;
        private long quoteTime = -1;
        private double last = Double.NaN;
        private long tradeTime = -1;
        private double value = Double.NaN;
        private long valueTime = -1;

        double bid() {
            return bid;
        }

        double ask() {
            return ask;
        }

        /** Of its last trade. */
        double last() {
            return last;
        }

        /** Its newest price: the mid of a quote with two sides, a trade, or the close of a bar. */
        double value() {
            return value;
        }

        /** Whether it has a quote, if only one without sides. */
        boolean isQuoted() {
            return quoteTime >= 0;
        }

        /** Of its newest quote or price, nanoseconds since 1970. */
        long time() {
            return Math.max(quoteTime, valueTime);
        }

        private void quote(double newBid, double newAsk, long time) {
            if (time >= quoteTime) {
                quoteTime = time;
                bid = newBid;
                ask = newAsk;
            }
            if (newBid > 0 && newAsk >= newBid) {
                value((newBid + newAsk) / 2, time);
            }
        }

        private void trade(double price, long time) {
            if (time >= tradeTime) {
                tradeTime = time;
                last = price;
            }
            value(price, time);
        }

        private void value(double price, long time) {
            if (time >= valueTime) {
                valueTime = time;
                value = price;
            }
        }
    }

    /** Those of a type of record that has prices; null where the type has none of that kind. */
    private record Fields(
            RecordLayout layout,
            @Nullable Field bid,
            @Nullable Field ask,
            @Nullable Field action,
            @Nullable Field price,
            @Nullable Field close) {
        static Fields of(RecordLayout layout) {
            return new Fields(
                    layout,
                    layout.find("bid_px_00").orElse(null),
                    layout.find("ask_px_00").orElse(null),
                    layout.find("action").orElse(null),
                    layout.find("price").orElse(null),
                    layout.find("close").orElse(null));
        }
    }

    /** How many instruments have a price. */
    int size() {
        return prices.size();
    }

    /** Null when the file has none of it. */
    @Nullable
    Price of(long instrumentId) {
        return prices.get(instrumentId);
    }

    /** Whether records of the type have quotes, trades or bars. */
    static boolean isPrice(RecordType type) {
        return switch (type) {
            case TRADES, MBP_1, MBP_10, CMBP_1, CBBO_1S, CBBO_1M, TCBBO, BBO_1S, BBO_1M -> true;
            default -> BARS.containsKey(type);
        };
    }

    /**
     * Takes a record of such a type, unless it is of a time after {@code until}.
     *
     * @param until nanoseconds since 1970
     */
    void take(RecordView record, long until) {
        long begin = record.tsIndex();
        long time = begin + BARS.getOrDefault(record.type(), 0L);
        if (begin < 0 || time < 0 || time > until) {
            return;
        }
        Fields used = fields.get(record.type());
        if (used == null || used.layout() != record.layout()) {
            used = Fields.of(record.layout());
            fields.put(record.type(), used);
        }
        take(record, used, prices.computeIfAbsent(record.instrumentId(), id -> new Price()), time);
    }

    private static void take(RecordView record, Fields used, Price price, long time) {
        double close = used.close() == null ? Double.NaN : record.price(used.close());
        if (!Double.isNaN(close)) {
            price.value(close, time);
        }
        // Trades are marked as such, and sampled quotes carry the last trade.
        boolean isTrade = used.action() == null || record.character(used.action()) == TRADE;
        double traded = isTrade && used.price() != null ? record.price(used.price()) : Double.NaN;
        if (!Double.isNaN(traded)) {
            price.trade(traded, time);
        }
        if (used.bid() != null && used.ask() != null) {
            price.quote(record.price(used.bid()), record.price(used.ask()), time);
        }
    }
}
