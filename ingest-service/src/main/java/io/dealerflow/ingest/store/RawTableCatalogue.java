package io.dealerflow.ingest.store;

import static io.dealerflow.ingest.store.Column.count;
import static io.dealerflow.ingest.store.Column.date;
import static io.dealerflow.ingest.store.Column.flag;
import static io.dealerflow.ingest.store.Column.instant;
import static io.dealerflow.ingest.store.Column.number;
import static io.dealerflow.ingest.store.Column.smallCount;
import static io.dealerflow.ingest.store.Column.text;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.BarSeries.Bar;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReport.Group;
import io.dealerflow.contracts.raw.CotReport.Side;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FuturesCurve.Contract;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.OptionChain;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the raw tables and their staging hold. */
public final class RawTableCatalogue {
    /** In its table a correction replaces rows ({@link RawOptionsTable}); in staging it has rows of its own, as in the others. */
    public static final RawTable<OptionChain, ?> OPTIONS = RawTable.of(
                    FileKind.OPTION_CHAIN,
                    "raw_options",
                    Topics.RAW_OPTION_CHAINS,
                    List.of(text("underlying", OptionChain::underlying)))
            .by("osi", OptionQuote::of, OptionQuote.COLUMNS);

    private static final RawTable<?, ?> FUTURES = RawTable.of(
                    FileKind.FUTURES,
                    "raw_futures",
                    Topics.RAW_FUTURES,
                    List.of(text("root", FuturesCurve::root), date("day", FuturesCurve::day)))
            .by(
                    "contract",
                    FuturesCurve::contracts,
                    List.of(
                            text("contract", Contract::symbol),
                            date("expiry", Contract::expiry),
                            number("settlement", Contract::settlement),
                            count("open_interest", Contract::openInterest),
                            count("volume", Contract::volume)));

    private static final RawTable<?, ?> COT = RawTable.of(
                    FileKind.POSITIONING,
                    "raw_cot",
                    Topics.RAW_POSITIONING,
                    List.of(
                            text("market", CotReport::market),
                            text("market_name", CotReport::marketName),
                            text("report", report -> report.report().name()),
                            flag("combined", CotReport::combined),
                            date("report_date", CotReport::reportDate),
                            instant("released_at", CotReport::releasedAt),
                            count("open_interest", CotReport::openInterest),
                            text("contract_units", CotReport::contractUnits)))
            .by(
                    "trader_group",
                    CotReport::groups,
                    List.of(
                            text("trader_group", group -> group.name().name()),
                            count("long_positions", group -> group.longs().positions()),
                            count("short_positions", group -> group.shorts().positions()),
                            count("spread_positions", group -> spread(group, Side::positions)),
                            count("long_change", group -> group.longs().change()),
                            count("short_change", group -> group.shorts().change()),
                            count("spread_change", group -> spread(group, Side::change)),
                            number("long_share", group -> group.longs().share()),
                            number("short_share", group -> group.shorts().share()),
                            number("spread_share", group -> spread(group, Side::share)),
                            smallCount("long_traders", group -> group.longs().traders()),
                            smallCount("short_traders", group -> group.shorts().traders()),
                            smallCount("spread_traders", group -> spread(group, Side::traders))));

    private static final RawTable<?, ?> FX = RawTable.of(
            FileKind.FX,
            "raw_fx",
            Topics.RAW_FX,
            List.of(
                    text("pair", FxRate::pair),
                    text("base", FxRate::base),
                    text("quote", FxRate::quote),
                    date("date", FxRate::date),
                    number("open", FxRate::open),
                    number("high", FxRate::high),
                    number("low", FxRate::low),
                    number("close", FxRate::close)));

    private static final RawTable<?, ?> MACRO = RawTable.of(
            FileKind.MACRO,
            "raw_macro",
            Topics.RAW_MACRO,
            List.of(
                    text("series", MacroValue::series),
                    date("date", MacroValue::date),
                    number("value", MacroValue::value),
                    date("vintage", MacroValue::vintage)));

    private static final RawTable<?, ?> BARS = RawTable.of(
                    FileKind.BARS,
                    "raw_bars",
                    Topics.RAW_BARS,
                    List.of(
                            text("symbol", BarSeries::symbol),
                            text("interval", BarSeries::interval),
                            date("date", BarSeries::date)))
            .by(
                    "time",
                    BarSeries::bars,
                    List.of(
                            instant("time", Bar::time),
                            number("open", Bar::open),
                            number("high", Bar::high),
                            number("low", Bar::low),
                            number("close", Bar::close),
                            number("volume", Bar::volume)));

    private static final RawTable<?, ?> NEWS = RawTable.of(
            FileKind.NEWS,
            "raw_news",
            Topics.RAW_NEWS,
            List.of(
                    text("as_of_origin", item -> item.asOfOrigin().name()),
                    instant("published_at", NewsItem::publishedAt),
                    text("url", NewsItem::url),
                    text("link", NewsItem::link),
                    text("title", NewsItem::title),
                    text("body", NewsItem::body),
                    flag("truncated", NewsItem::truncated),
                    text("author", NewsItem::author),
                    text("categories", item -> String.join(",", item.categories())),
                    text("tickers", item -> String.join(",", item.tickers())),
                    text("language", NewsItem::language)));

    private static final RawTable<?, ?> CAPTURES = RawTable.of(
            FileKind.CAPTURES,
            "raw_captures",
            Topics.RAW_CAPTURES,
            List.of(
                    text("format", capture -> capture.format().name()),
                    smallCount("width", Capture::width),
                    smallCount("height", Capture::height),
                    smallCount("bytes", capture -> capture.image().length),
                    text("sha256", Capture::sha256),
                    text("landing_key", Capture::landingKey)));

    private static final RawTable<?, ?> TRADES = RawTable.of(
            FileKind.TRADES,
            "raw_trades",
            Topics.RAW_TRADES,
            List.of(
                    text("account", Fill::account),
                    text("instrument", Fill::instrument),
                    text("side", fill -> fill.side().name()),
                    number("quantity", Fill::quantity),
                    number("price", Fill::price),
                    number("commission", Fill::commission),
                    text("trade_id", Fill::tradeId),
                    text("effect", RawTableCatalogue::effect),
                    number("pnl", Fill::pnl),
                    text("comment", Fill::comment)));

    private static final List<RawTable<?, ?>> BY_EVENT = List.of(CAPTURES, FUTURES, COT, FX, MACRO, BARS, TRADES, NEWS);
    private static final List<RawTable<?, ?>> ALL =
            Stream.<RawTable<?, ?>>concat(Stream.of(OPTIONS), BY_EVENT.stream()).toList();

    private RawTableCatalogue() {}

    /** Every raw table. */
    public static List<RawTable<?, ?>> all() {
        return ALL;
    }

    /** Those whose rows are kept by event: all but {@code raw_options}. */
    public static List<RawTable<?, ?>> byEvent() {
        return BY_EVENT;
    }

    private static @Nullable String effect(Fill fill) {
        FillEffect effect = fill.effect();
        return effect == null ? null : effect.name();
    }

    private static <T> @Nullable T spread(Group group, Function<Side, @Nullable T> value) {
        Side side = group.spreads();
        return side == null ? null : value.apply(side);
    }
}
