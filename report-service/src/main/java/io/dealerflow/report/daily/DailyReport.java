package io.dealerflow.report.daily;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.narrative.Sheet;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the report on one date. The same data gives the same bytes: no clock, no locale, no order of arrival. */
public final class DailyReport {
    public static final String SOURCE = "report-service";

    private final PhraseTable phrases;

    public DailyReport(PhraseTable phrases) {
        this.phrases = phrases;
    }

    /** The report's identity, shared by its revisions. */
    public static String reportId(LocalDate date) {
        return "daily-" + date;
    }

    /** The text as an event. Its id depends on the text and the revision alone. */
    public static Report event(DayData data, String markdown, int revision) {
        List<String> symbols = data.symbols().stream().map(SymbolDay::symbol).toList();
        return event(reportId(data.date()), title(data.date()), data, symbols, markdown, revision);
    }

    /** The report on a week as an event; its date is the last one of the week with data. */
    static Report event(WeekData week, String markdown, int revision) {
        List<String> symbols = week.days().stream()
                .flatMap(day -> day.symbols().stream())
                .map(SymbolDay::symbol)
                .distinct()
                .sorted()
                .toList();
        return event(WeeklyReport.reportId(week), WeeklyReport.title(week), week.last(), symbols, markdown, revision);
    }

    private static Report event(
            String reportId, String title, DayData newest, List<String> symbols, String markdown, int revision) {
        String content = EventIds.sha256((revision + "\n" + markdown).getBytes(StandardCharsets.UTF_8));
        return new Report(
                EventIds.of(SOURCE, reportId, newest.asOf(), content),
                SOURCE,
                newest.asOf(),
                newest.ingestTs(),
                Report.VERSION,
                reportId,
                newest.date(),
                revision,
                symbols,
                title,
                markdown);
    }

    /** What a narrative may say of the date. */
    public Sheet sheet(DayData data) {
        return NarrativeSheet.of(data, phrases);
    }

    /**
     * The text of the report: CommonMark with GFM tables.
     *
     * @param narrative written from {@link #sheet}; null for none
     */
    public String render(DayData data, @Nullable Narrative narrative) {
        return write(data, narrative).toString();
    }

    /** The text of {@link #render} with its facts. */
    Markdown write(DayData data, @Nullable Narrative narrative) {
        Markdown out = new Markdown();
        out.heading(1, title(data.date()));
        SummarySection.write(out, data);
        if (narrative != null) {
            NarrativeSection.write(out, narrative);
        }
        MarketFlow flow = data.flow();
        if (flow != null) {
            FlowMapSection.write(out, flow);
        }
        SignalsSection.write(out, data.around(), phrases);
        data.symbols().forEach(day -> writeSymbol(out, day, data.around()));
        FuturesSection.write(out, FuturesDay.of(data.around().curves()));
        PortfolioSection.write(out, data.accounts(), data.date());
        CalendarSection.write(out, data, phrases);
        SourcesSection.write(out, data);
        UnitsSection.write(out);
        return out;
    }

    /** The text of the report on a week with its facts. */
    Markdown write(WeekData week) {
        return WeeklyReport.write(week, phrases);
    }

    static String title(LocalDate date) {
        return "Dealer positioning on " + date;
    }

    private void writeSymbol(Markdown out, SymbolDay day, Surroundings around) {
        out.heading(2, Markdown.escape(day.symbol())).about(day.symbol());
        Facts facts = FactSheet.of(day);
        GexSnapshot latest = day.latest();
        AssetFeatures features = day.features();
        if (latest != null) {
            writePositioning(out, day, latest, facts);
        } else if (day.mayHaveOptions()) {
            out.paragraph("Positioning: not available (no snapshot of this date has arrived).");
        }
        if (features != null) {
            out.heading(3, "Features").from(Origin.of(features));
            FeaturesSection.write(out, features);
        }
        out.heading(3, "Instability").from(Origin.of(day.score())).bullets(phrases.say("score", facts));
        ScoreSection.write(out, day.score());
        out.heading(3, "Alerts of the day");
        AlertsSection.write(out, day.alerts(), around.courses(), phrases);
        if (latest != null) {
            Origin compared = Origin.of(latest, day.previous(), day.first(), day.dayBefore());
            out.heading(3, "Changes").from(compared).bullets(phrases.say("changes", facts));
            ChangesSection.write(out, day, latest);
            Origin from = Origin.of(latest);
            out.heading(3, "Data quality").from(from).bullets(phrases.say("quality", facts));
            QualitySection.write(out, latest);
            out.heading(3, "Convention").from(from);
            ConventionSection.write(out, latest.convention());
        }
    }

    private void writePositioning(Markdown out, SymbolDay day, GexSnapshot latest, Facts facts) {
        Origin from = Origin.of(latest);
        out.from(from);
        ObservationSection.write(out, day, latest);
        out.heading(3, "Positioning").from(from).bullets(phrases.say("positioning", facts));
        out.heading(3, "Key levels").from(from);
        LevelsSection.write(out, latest);
        out.heading(3, "Top strikes by net GEX").from(from);
        StrikesSection.write(out, latest);
        out.heading(3, "Expiries").from(from);
        ExpiriesSection.write(out, latest);
        out.heading(3, "Expected move and pin risk").from(from).bullets(phrases.say("range", facts));
        PinRiskSection.write(out, latest.pinRisk());
        out.heading(3, "Hedging flows").from(from).bullets(phrases.say("hedging", facts));
        HedgingSection.write(out, latest);
    }
}
