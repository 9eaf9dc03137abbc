package io.dealerflow.feature.universe;

import io.dealerflow.contracts.raw.CotReportType;
import java.time.Duration;

/** What some events of one topic are about. Events of a feed become facts of its dates. */
public sealed interface Feed {
    /** As facts are stored under it; stays the same when the universe changes. */
    String id();

    /** Snapshots of the option book of an underlying, from {@code features.gex}. */
    record Gex(String symbol) implements Feed {
        @Override
        public String id() {
            return "gex:" + symbol;
        }
    }

    /**
     * Closes of {@code raw.bars}: of daily bars each date's, of shorter ones the last of each date.
     *
     * @param interval as in {@link io.dealerflow.contracts.raw.BarSeries}
     */
    record Bars(String symbol, String interval) implements Feed {
        @Override
        public String id() {
            return "bars:" + symbol + ":" + interval;
        }
    }

    /** Curves of a product, from {@code raw.futures}. */
    record Futures(String root) implements Feed {
        @Override
        public String id() {
            return "futures:" + root;
        }
    }

    /** Closes or fixings of {@code raw.fx}. */
    record Fx(String pair) implements Feed {
        @Override
        public String id() {
            return "fx:" + pair;
        }
    }

    /**
     * Reports of {@code raw.positioning}.
     *
     * @param market   CFTC contract market code
     * @param combined whether options are included as futures equivalents
     */
    record Cot(String market, CotReportType report, boolean combined) implements Feed {
        @Override
        public String id() {
            return "cot:" + market + ":" + report + (combined ? ":combined" : "");
        }
    }

    /** Scores of the news of an asset, from {@code features.signals}. All items of a date count. */
    record Sentiment(String asset) implements Feed {
        private static final String PREFIX = "sentiment:";

        @Override
        public String id() {
            return PREFIX + asset;
        }

        /** Whether it is the id of such a feed. */
        static boolean isIdOf(String id) {
            return id.startsWith(PREFIX);
        }
    }

    /**
     * Values of {@code raw.macro}.
     *
     * @param lag how long after the end of its date, in UTC, a value becomes known where its file has no vintage
     */
    record Macro(String series, Duration lag) implements Feed {
        @Override
        public String id() {
            return "macro:" + series;
        }
    }
}
