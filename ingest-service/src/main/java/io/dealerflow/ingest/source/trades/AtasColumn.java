package io.dealerflow.ingest.source.trades;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Columns of ATAS's journal, as its English, French and Chinese versions call them. */
enum AtasColumn {
    ACCOUNT,
    INSTRUMENT,
    OPEN_TIME,
    OPEN_PRICE,
    OPEN_VOLUME,
    CLOSE_TIME,
    CLOSE_PRICE,
    CLOSE_VOLUME,
    PNL,
    COMMENT;

    /** All that say what was traded; without a closing volume it is that which was opened. */
    static final Set<AtasColumn> REQUIRED =
            Set.of(ACCOUNT, INSTRUMENT, OPEN_TIME, OPEN_PRICE, OPEN_VOLUME, CLOSE_TIME, CLOSE_PRICE);

    private static final Map<String, AtasColumn> BY_NAME = Map.ofEntries(
            entry("account", ACCOUNT),
            entry("compte", ACCOUNT),
            entry("账户", ACCOUNT),
            entry("instrument", INSTRUMENT),
            entry("outil", INSTRUMENT),
            entry("品种", INSTRUMENT),
            entry("open time", OPEN_TIME),
            entry("heure d'ouverture", OPEN_TIME),
            entry("开仓时间", OPEN_TIME),
            entry("open price", OPEN_PRICE),
            entry("prix d'ouverture", OPEN_PRICE),
            entry("开仓价", OPEN_PRICE),
            entry("开仓价格", OPEN_PRICE),
            entry("open volume", OPEN_VOLUME),
            entry("volume d'ouverture", OPEN_VOLUME),
            entry("开仓量", OPEN_VOLUME),
            entry("close time", CLOSE_TIME),
            entry("heure de clôture", CLOSE_TIME),
            entry("heure de cloture", CLOSE_TIME),
            entry("平仓时间", CLOSE_TIME),
            entry("close price", CLOSE_PRICE),
            entry("prix de clôture", CLOSE_PRICE),
            entry("prix de cloture", CLOSE_PRICE),
            entry("平仓价", CLOSE_PRICE),
            entry("平仓价格", CLOSE_PRICE),
            entry("close volume", CLOSE_VOLUME),
            entry("volume de clôture", CLOSE_VOLUME),
            entry("volume de cloture", CLOSE_VOLUME),
            entry("volume", CLOSE_VOLUME),
            entry("平仓量", CLOSE_VOLUME),
            entry("pnl", PNL),
            entry("盈亏", PNL),
            entry("comment", COMMENT),
            entry("commentaire", COMMENT),
            entry("评论", COMMENT),
            entry("备注", COMMENT),
            entry("注释", COMMENT));
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f]+");

    /** What a column of that name holds; empty when it is none of these. */
    static Optional<AtasColumn> of(String name) {
        String plain =
                BLANKS.matcher(name.replace('\u2019', '\'')).replaceAll(" ").strip();
        return Optional.ofNullable(BY_NAME.get(plain.toLowerCase(Locale.ROOT)));
    }
}
