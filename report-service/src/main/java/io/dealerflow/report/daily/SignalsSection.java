package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.decimals;
import static io.dealerflow.report.text.Figures.fractionInPercent;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.quant.statistics.WilsonInterval;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import io.dealerflow.report.track.TrackRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the size of the last move and the models say of each asset, and how often they were right. */
final class SignalsSection {
    static final String TOPIC = "track";

    private static final String NONE = "-";

    private SignalsSection() {}

    static void write(Markdown out, Surroundings around, PhraseTable phrases) {
        if (around.signals().isEmpty()) {
            return;
        }
        out.heading(2, "Signals and models");
        writeSignals(out, around.signals());
        if (!around.records().isEmpty()) {
            out.heading(3, "Track record");
            out.bullets(around.records().stream()
                    .flatMap(record -> phrases.say(TOPIC, facts(record)).stream())
                    .toList());
            writeRecords(out, around.records());
        }
    }

    private static void writeSignals(Markdown out, List<ScoreSignal> signals) {
        Table table = Table.of(
                "Symbol",
                "By",
                "Says",
                "Score, -1 to 1>",
                "Probability[0 to 1]>",
                "Change, %>",
                "Threshold, %>",
                "As of");
        for (ScoreSignal signal : signals) {
            String symbol = Markdown.escape(signal.symbol());
            table.from(Origin.of(signal));
            var bar = signal.bar();
            if (bar != null && signal.signal() != null) {
                table.row(
                        symbol,
                        "change",
                        signal.signal().name(),
                        NONE,
                        NONE,
                        signed(bar.changePct(), 2),
                        signal.thresholdPct() == null ? NONE : decimals(signal.thresholdPct(), 2),
                        Figures.utc(bar.asOf()));
            }
            for (ScoreSignal.Model model : signal.models()) {
                table.from(new Origin(model.asOf(), List.of(model.eventId())));
                table.row(
                        symbol,
                        model.model().wireName(),
                        model.label() == null ? NONE : Markdown.escape(model.label()),
                        model.score() == null ? NONE : signed(model.score(), 2),
                        model.probability() == null ? NONE : decimals(model.probability(), 2),
                        NONE,
                        NONE,
                        Figures.utc(model.asOf()));
            }
        }
        if (table.isEmpty()) {
            out.paragraph("No signal: no bar and no model speaks of an asset on this date.");
        } else {
            out.table(table);
            out.paragraph("BUY and SELL say that the last move was larger than the threshold. They are no advice.");
        }
    }

    private static void writeRecords(Markdown out, List<TrackRecord> records) {
        Table table = Table.of(
                "By",
                "What is claimed",
                "Claims[count]>",
                "Outcomes known[count]>",
                "Right[count]>",
                "Right, %>",
                "95 % interval, low, %>",
                "95 % interval, high, %>",
                "Base rate, %>");
        for (TrackRecord record : records) {
            WilsonInterval interval = record.interval();
            String few = missing("fewer than " + TrackRecord.LEAST + " outcomes");
            String noInterval = record.rate() == null ? few : missing("outcomes that share moves");
            table.row(
                    record.by(),
                    record.about(),
                    count(record.claims()),
                    count(record.outcomes()),
                    count(record.right()),
                    percent(record.rate(), few),
                    percent(interval == null ? null : interval.low(), noInterval),
                    percent(interval == null ? null : interval.high(), noInterval),
                    percent(record.base(), few));
        }
        out.table(table);
        out.paragraph(
                "Of the year up to this date, from closes after what was claimed. The base rate is how often the same was"
                        + " true of all dates of the same assets. Answers that are asked for (forecast, ensemble) are no signals and have"
                        + " no record here.");
    }

    private static String percent(@Nullable Double fraction, String otherwise) {
        return fraction == null ? otherwise : fractionInPercent(fraction);
    }

    /** How the interval lies to the base rate. */
    static Facts facts(TrackRecord record) {
        Double base = record.base();
        WilsonInterval interval = record.interval();
        var facts = Facts.builder()
                .text("by", record.by())
                .text("about", record.about())
                .figure("outcomes", (double) record.outcomes(), value -> count(Math.round(value)))
                .figure("least", (double) TrackRecord.LEAST, value -> count(Math.round(value)))
                .figure("rate", record.rate(), Figures::fractionInPercent)
                .figure("base", base, Figures::fractionInPercent);
        if (base != null && interval != null) {
            facts.figure("low", interval.low(), Figures::fractionInPercent)
                    .figure("high", interval.high(), Figures::fractionInPercent)
                    .figure("low_against_base", interval.low() - base, Figures::fractionInPercent)
                    .figure("high_against_base", interval.high() - base, Figures::fractionInPercent);
        }
        return facts.build();
    }
}
