package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.daily.DueDates.DueDate;
import io.dealerflow.report.text.Figures;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes the report on a due date: loads its data, renders it, and stores a revision when the text has changed. */
public final class ReportWriter {
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private final DueDates dates;
    private final DailyReport renderer;
    private final Page page;

    public ReportWriter(DueDates dates, DailyReport renderer, Page page) {
        this.dates = dates;
        this.renderer = renderer;
        this.page = page;
    }

    /** Makes an HTML document of a report. */
    @FunctionalInterface
    public interface Page {
        String of(String title, String markdown, DayData data);
    }

    /** A rendered report. */
    private record Text(String markdown, String html) {}

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
                        due, DailyReport.title(data.date()), data, () -> renderer.render(data, narrative.orElse(null))))
                .flatMap(text -> store(
                        due,
                        DailyReport.reportId(data.date()),
                        text,
                        sheet,
                        revision -> DailyReport.event(data, text.markdown(), revision)));
    }

    private Uni<Boolean> writeWeek(DueDate due, WeekData week) {
        // Its charts would be those of one day.
        var noCharts = new DayData(due.date(), List.of());
        Text text = render(due, WeeklyReport.title(week), noCharts, () -> WeeklyReport.render(week));
        return store(
                due,
                WeeklyReport.reportId(week),
                text,
                null,
                revision -> DailyReport.event(week, text.markdown(), revision));
    }

    private Text render(DueDate due, String title, DayData charts, Supplier<String> renders) {
        try {
            String markdown = renders.get();
            return new Text(markdown, page.of(title, markdown, charts));
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
                .isBefore(friday.atTime(CLOSE).atZone(Figures.NEW_YORK).toInstant());
    }

    /** Whether the text is another than that of the newest revision. */
    private static Uni<Boolean> store(
            DueDate due, String reportId, Text text, @Nullable String sheet, IntFunction<Report> event) {
        return due.newestRevision(reportId).flatMap(newest -> {
            if (text.markdown().equals(newest.markdown()) && text.html().equals(newest.html())) {
                return Uni.createFrom().item(false);
            }
            return due.store(event.apply(newest.number() + 1), text.html(), sheet)
                    .replaceWith(true);
        });
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
