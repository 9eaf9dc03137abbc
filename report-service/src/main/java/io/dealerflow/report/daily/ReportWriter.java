package io.dealerflow.report.daily;

import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.quant.time.ExchangeCalendar;
import io.dealerflow.report.daily.DueDates.DueDate;
import io.dealerflow.report.daily.DueDates.Stored;
import io.dealerflow.report.text.Chart;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the report on a due date: loads its data, renders it, and stores a revision when the text has changed. */
public final class ReportWriter {

    private final DueDates dates;
    private final DailyReport renderer;
    private final ChartsOf charts;
    private final Page page;

    public ReportWriter(DueDates dates, DailyReport renderer, ChartsOf charts, Page page) {
        this.dates = dates;
        this.renderer = renderer;
        this.charts = charts;
        this.page = page;
    }

    /** Draws the charts of a date. */
    @FunctionalInterface
    public interface ChartsOf {
        List<Chart> of(DayData data);
    }

    /** Makes an HTML document of a report, with charts of its data. */
    @FunctionalInterface
    public interface Page {
        String of(String title, String markdown, List<Chart> charts);
    }

    /** A rendered report, which becomes a revision if it says anything else than the newest. */
    private record Rendered(String title, Markdown text, List<Chart> charts) {}

    /** Result for one date. */
    public sealed interface Outcome {}

    /** No date is due. */
    public record NothingDue() implements Outcome {}

    /** The text is the same as that of the newest revision. */
    public record Unchanged(LocalDate date) implements Outcome {}

    /** A new revision is stored and pending. */
    public record NewRevision(LocalDate date) implements Outcome {}

    /** The date could not be rendered; it is retried later. */
    public record Failed(LocalDate date, Throwable cause) implements Outcome {}

    /** Takes and writes the date that has waited longest; fails when the store does not answer. */
    public Uni<Outcome> writeNext(Debounce debounce) {
        return dates.takeNext(debounce, this::write)
                .map(outcome -> outcome.orElseGet(NothingDue::new))
                .onFailure(NotRenderedException.class)
                .recoverWithUni(this::postpone);
    }

    private Uni<Outcome> write(DueDate due) {
        return due.data()
                .onFailure(UncheckedIOException.class)
                .transform(e -> new NotRenderedException(due.date(), e))
                .flatMap(data -> data.isEmpty()
                        ? Uni.createFrom().item(false)
                        : writeDay(due, data)
                                .flatMap(changed -> due.endedWeek(closesWeek(data))
                                        .flatMap(week -> week.map(ended ->
                                                        writeWeek(due, ended).map(also -> changed || also))
                                                .orElseGet(
                                                        () -> Uni.createFrom().item(changed)))))
                .map(changed -> changed ? new NewRevision(due.date()) : new Unchanged(due.date()));
    }

    private Uni<Boolean> writeDay(DueDate due, DayData data) {
        String sheet = renderer.sheet(data).hash();
        return due.narrative(sheet)
                .map(narrative -> render(
                        due,
                        () -> new Rendered(
                                DailyReport.title(data.date()),
                                renderer.write(data, narrative.orElse(null)),
                                charts.of(data))))
                .flatMap(rendered -> store(
                        due,
                        DailyReport.reportId(data.date()),
                        rendered,
                        sheet,
                        (markdown, revision) -> DailyReport.event(data, markdown, revision)));
    }

    private Uni<Boolean> writeWeek(DueDate due, WeekData week) {
        // Charts would be those of one day.
        return Uni.createFrom()
                .item(() -> render(due, () -> new Rendered(WeeklyReport.title(week), renderer.write(week), List.of())))
                .flatMap(rendered -> store(
                        due,
                        WeeklyReport.reportId(week),
                        rendered,
                        null,
                        (markdown, revision) -> DailyReport.event(week, markdown, revision)));
    }

    private static Rendered render(DueDate due, Supplier<Rendered> renders) {
        try {
            return renders.get();
        } catch (RuntimeException e) {
            throw new NotRenderedException(due.date(), e);
        }
    }

    /** Whether there is data of Friday's close or later. */
    private static boolean closesWeek(DayData data) {
        LocalDate friday = data.date()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusDays(4);
        return !data.asOf()
                .isBefore(friday.atTime(ExchangeCalendar.usOptions().closingTime(friday))
                        .atZone(Figures.NEW_YORK)
                        .toInstant());
    }

    /** Whether it says anything else than the newest revision; what it changes is part of a later one. */
    private Uni<Boolean> store(DueDate due, String reportId, Rendered rendered, @Nullable String sheet, EventOf event) {
        String content = content(rendered);
        return due.newestRevision(reportId).flatMap(newest -> {
            if (content.equals(newest.content())) {
                return Uni.createFrom().item(false);
            }
            int revision = newest.number() + 1;
            Markdown text = rendered.text();
            Changes.write(text, revision, newest.facts());
            String markdown = text.toString();
            return due.store(new Stored(
                            event.of(markdown, revision),
                            page.of(rendered.title(), markdown, rendered.charts()),
                            text.facts().with(rendered.charts()),
                            content,
                            sheet))
                    .replaceWith(true);
        });
    }

    /** Identifies what a report says and shows, without what it says of its own revision. */
    private String content(Rendered rendered) {
        String markdown = rendered.text().toString();
        String all = markdown + page.of(rendered.title(), markdown, rendered.charts());
        return EventIds.sha256(all.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the event of a text. */
    @FunctionalInterface
    private interface EventOf {
        Report of(String markdown, int revision);
    }

    private Uni<Outcome> postpone(NotRenderedException e) {
        return dates.postpone(e.date).replaceWith(new Failed(e.date, e.getCause() == null ? e : e.getCause()));
    }

    /** Carries the date out of the transaction that is rolled back. */
    private static final class NotRenderedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final LocalDate date;

        NotRenderedException(LocalDate date, Throwable cause) {
            super("the report on " + date + " could not be rendered", cause);
            this.date = date;
        }
    }
}
