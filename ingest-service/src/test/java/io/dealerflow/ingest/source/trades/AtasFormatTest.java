package io.dealerflow.ingest.source.trades;

import static io.dealerflow.ingest.FormatSamples.events;
import static io.dealerflow.ingest.FormatSamples.facts;
import static io.dealerflow.ingest.FormatSamples.read;
import static io.dealerflow.ingest.source.trades.Workbooks.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.ingest.FormatSamples;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals of ATAS; all trades are made up. */
class AtasFormatTest {
    private static final Format ATAS =
            new AtasFormat(ParseLimits.DEFAULT, new SourceZones(Map.of("atas", ZoneId.of("Europe/Paris"))));
    private static final LocalDateTime OPENED = LocalDateTime.parse("2025-07-01T15:30:00.250");
    private static final LocalDateTime CLOSED = LocalDateTime.parse("2025-07-01T15:45:00");
    private static final List<@Nullable Object> ENGLISH = row(
            "Account",
            "Instrument",
            "Open time",
            "Open price",
            "Open volume",
            "Close time",
            "Close price",
            "Close volume",
            "Price PnL",
            "Profit (ticks)",
            "PnL",
            "Comment");
    private static final List<@Nullable Object> LONG =
            row("A1", "ESU5@CME", OPENED, 6200.25, 2, CLOSED, 6201.5, -2, 1.25, 5, 125.0, "first");
    private static final List<@Nullable Object> SHORT =
            row("A1", "ESU5@CME", OPENED, 6200.25, -1, CLOSED, 6201.5, 1, -1.25, -5, -62.5, null);

    @Test
    @DisplayName(
            "a trade is the fill that opened it and the one that closed it, joined by an id, in the zone of its source")
    void fills() {
        Reading.Read read = accepted(journal(ENGLISH, LONG, SHORT));

        assertThat(read.kind()).isEqualTo(FileKind.TRADES);
        assertThat(read.quality().received()).isEqualTo(2);
        List<Fill> fills = events(read, Fill.class);
        assertThat(fills)
                .extracting(Fill::side, Fill::effect, Fill::quantity, Fill::price, Fill::pnl)
                .map(Object::toString)
                .containsExactly(
                        "(BUY, OPEN, 2.0, 6200.25, null)",
                        "(SELL, CLOSE, 2.0, 6201.5, 125.0)",
                        "(SELL, OPEN, 1.0, 6200.25, null)",
                        "(BUY, CLOSE, 1.0, 6201.5, -62.5)");
        assertThat(fills.getFirst().asOf()).isEqualTo("2025-07-01T13:30:00.250Z");
        assertThat(fills.getFirst().account()).isEqualTo("A1");
        assertThat(fills.getFirst().comment()).isEqualTo("first");
        assertThat(fills.getFirst().tradeId()).isEqualTo(fills.get(1).tradeId());
        assertThat(fills.stream().map(Fill::tradeId).distinct()).hasSize(2);
        assertThat(fills.stream().map(Fill::eventId).distinct()).hasSize(4);
    }

    static List<List<@Nullable Object>> otherLanguages() {
        return List.of(
                row(
                        "Compte",
                        "Outil",
                        "Heure d'ouverture",
                        "Prix d’ouverture",
                        "Volume d'ouverture",
                        "Heure de clôture",
                        "Prix de clôture",
                        "Volume",
                        "x",
                        "y",
                        "PnL",
                        "Commentaire"),
                row("账户", "品种", "开仓时间", "开仓价", "开仓量", "平仓时间", "平仓价", "平仓量", "x", "y", "PnL", "评论"));
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    @DisplayName("columns in French and Chinese are those in English")
    void languages(List<@Nullable Object> header) {
        assertThat(accepted(Workbooks.of("日志", List.of(header, LONG, SHORT))).observations())
                .isEqualTo(accepted(journal(ENGLISH, LONG, SHORT)).observations());
    }

    @Test
    @DisplayName("equal trades of one export are as many trades, and the same in the next export")
    void equalTrades() {
        List<Fill> fills = events(accepted(journal(ENGLISH, LONG, LONG)), Fill.class);

        assertThat(fills.stream().map(Fill::eventId).distinct()).hasSize(4);
        assertThat(events(accepted(journal(ENGLISH, SHORT, LONG, LONG)), Fill.class).stream()
                        .map(Fill::eventId))
                .containsAll(fills.stream().map(Fill::eventId).toList());
    }

    @Test
    @DisplayName("a trade that is still open is one fill")
    void openTrade() {
        List<Fill> fills =
                events(accepted(journal(ENGLISH, row("A1", "ESU5", OPENED, 6200.25, 2, null, null, null))), Fill.class);

        assertThat(fills).singleElement().extracting(Fill::effect).isEqualTo(FillEffect.OPEN);
        assertThat(fills.getFirst().side()).isEqualTo(FillSide.BUY);
    }

    @Test
    @DisplayName(
            "the fill of an open trade is the same event, of the same trade, once the trade is closed and has a comment")
    void closedLater() {
        List<@Nullable Object> open = new ArrayList<>(LONG);
        open.subList(5, open.size()).replaceAll(value -> null);

        Fill before = events(accepted(journal(ENGLISH, open)), Fill.class).getFirst();
        Fill after = events(accepted(journal(ENGLISH, LONG)), Fill.class).getFirst();

        assertThat(after.eventId()).isEqualTo(before.eventId());
        assertThat(after.tradeId()).isEqualTo(before.tradeId());
    }

    @Test
    @DisplayName("trades with one opening and other closes have the same fills in any order of rows")
    void equalOpenings() {
        List<@Nullable Object> later = new ArrayList<>(LONG);
        later.set(5, CLOSED.plusMinutes(1));

        List<Fill> fills = events(accepted(journal(ENGLISH, LONG, later)), Fill.class);

        assertThat(fills.stream().map(Fill::eventId).distinct()).hasSize(4);
        assertThat(fills.stream().map(Fill::tradeId).distinct()).hasSize(2);
        assertThat(events(accepted(journal(ENGLISH, later, LONG)), Fill.class)).isEqualTo(fills);
    }

    @Test
    @DisplayName("dates of a workbook that counts from 1904 are four years and a day later than their numbers say")
    void datesSince1904() {
        byte[] shifted = Workbooks.changed(
                journal(ENGLISH, LONG),
                Workbooks.MAIN,
                text -> text.replaceFirst("<workbookPr[^>]*/>", "")
                        .replaceFirst("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));

        assertThat(events(accepted(shifted), Fill.class).getFirst().asOf()).isEqualTo("2029-07-02T13:30:00.250Z");
    }

    @ParameterizedTest(name = "column {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 10})
    @DisplayName("a formula is no value, whatever it was last computed to")
    void formulas(int column) {
        List<@Nullable Object> bad = new ArrayList<>(LONG);
        bad.set(column, new Workbooks.Formula("1+1"));

        var refused = (Reading.Refused) read(ATAS, "atas", "a.xlsx", journal(ENGLISH, LONG, bad));

        assertThat(refused.reason()).isEqualTo("TOO_MANY_BAD_RECORDS");
        assertThat(refused.quality().dropped()).isEqualTo(Map.of("FORMULA", 1));
        assertThat(refused.location().line()).isEqualTo(3);
        assertThat(refused.location().value()).isEqualTo("=1+1");
    }

    @Test
    @DisplayName("a bad value drops its trade under a reason, and is named when the file is refused")
    void badValues() {
        assertThat(bad(4, 0)).containsExactly("ABSURD", "open volume", "0");
        assertThat(bad(4, "two")).containsExactly("NOT_A_NUMBER", "open volume", "two");
        assertThat(bad(7, -1)).containsExactly("INCONSISTENT", "close volume", "-1");
        assertThat(bad(3, "1e999")).containsExactly("ABSURD", "open price", "1e999");
        assertThat(bad(3, null)).containsExactly("MISSING", "open price", null);
        assertThat(bad(0, null)).containsExactly("MISSING", "account", null);
        assertThat(bad(2, 9_999_999)).containsExactly("ABSURD", "open time", "9999999");
        assertThat(bad(2, -5)).containsExactly("ABSURD", "open time", "-5");
        assertThat(bad(2, "0000-01-01 00:00")).containsExactly("ABSURD", "open time", "0000-01-01 00:00");
        assertThat(bad(2, LocalDateTime.parse("2025-03-30T02:30:00")).getFirst())
                .isEqualTo("SKIPPED_TIME");
        assertThat(bad(5, OPENED.minusMinutes(1)).getFirst()).isEqualTo("INCONSISTENT");
    }

    @Test
    @DisplayName("a workbook without a journal is refused with the column that is missing")
    void noJournal() {
        List<@Nullable Object> header = new ArrayList<>(ENGLISH);
        header.set(6, "Something");

        assertThat(facts(refused(journal(header, LONG)))).containsExactly("MISSING_HEADER", 1, "close price", null);
        assertThat(facts(refused(Workbooks.of("Other", List.of()))))
                .containsExactly("MISSING_HEADER", 1, "account", null);
    }

    @Test
    @DisplayName("a document type is refused, also where it would read a file or grow")
    void documentTypes() {
        byte[] attack = Workbooks.changed(
                journal(ENGLISH, LONG),
                Workbooks.JOURNAL_SHEET,
                text -> text.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"));

        assertThat(facts(refused(attack))).containsExactly("WRONG_STRUCTURE", null, Workbooks.JOURNAL_SHEET, null);
    }

    @Test
    @DisplayName("a workbook that unpacks to very much more is refused before it is read")
    void bomb() {
        byte[] bomb =
                Workbooks.changed(journal(ENGLISH, LONG), Workbooks.JOURNAL_SHEET, text -> text + " ".repeat(64 << 20));

        assertThat(bomb.length).isLessThan(1 << 20);
        assertThat(refused(bomb).reason()).isEqualTo("TOO_LARGE");
    }

    @Test
    void veryManyColumnsAreRefused() {
        List<@Nullable Object> wide = new ArrayList<>(ENGLISH);
        wide.addAll(Collections.nCopies(2_000, "x"));

        assertThat(refused(journal(wide, LONG)).reason()).isEqualTo("WRONG_COLUMN_COUNT");
    }

    @Test
    @DisplayName("whatever bytes are changed or missing, the workbook is read or refused")
    void damaged() {
        byte[] sound = journal(ENGLISH, LONG, SHORT);
        Random random = new Random(20250701);
        for (int round = 0; round < 300; round++) {
            byte[] file = random.nextInt(4) == 0 ? Arrays.copyOf(sound, random.nextInt(sound.length)) : sound.clone();
            for (int change = random.nextInt(6); change > 0 && file.length > 0; change--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            switch (read(ATAS, "atas", "a.xlsx", file)) {
                case Reading.Read accepted ->
                    assertThat(accepted.observations()).isNotEmpty();
                case Reading.Refused refused -> assertThat(refused.message()).isNotBlank();
            }
        }
    }

    private static List<@Nullable Object> bad(int column, @Nullable Object value) {
        List<@Nullable Object> row = new ArrayList<>(LONG);
        row.set(column, value);
        var refused = (Reading.Refused) read(ATAS, "atas", "a.xlsx", journal(ENGLISH, LONG, row));
        String text = refused.location().value();
        return Arrays.asList(
                refused.quality().dropped().keySet().iterator().next(),
                refused.location().field(),
                text == null || text.isEmpty() ? null : text);
    }

    @SafeVarargs
    private static byte[] journal(List<@Nullable Object>... rows) {
        return Workbooks.of("Journal", List.of(rows));
    }

    private static Reading.Read accepted(byte[] file) {
        return FormatSamples.accepted(ATAS, file);
    }

    private static Reading.Refused refused(byte[] file) {
        return FormatSamples.refused(ATAS, file);
    }
}
