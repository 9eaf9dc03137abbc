package io.dealerflow.report.daily;

import io.dealerflow.report.daily.DueDates.DueDate;
import io.dealerflow.report.daily.DueDates.Revision;
import io.dealerflow.report.narrative.Narrative;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes the report on a due date: loads its data, renders it, and stores a revision when the text has changed. */
public final class ReportWriter {
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
    private record Text(String markdown, String html, String sheet) {}

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
                .flatMap(data -> {
                    String sheet = renderer.sheet(data).hash();
                    return due.narrative(sheet)
                            .map(narrative -> render(data, sheet, narrative.orElse(null)))
                            .flatMap(text -> due.newestRevision().flatMap(newest -> store(due, data, text, newest)));
                });
    }

    private Text render(DayData data, String sheet, @Nullable Narrative narrative) {
        try {
            String markdown = renderer.render(data, narrative);
            return new Text(markdown, page.of(DailyReport.title(data.date()), markdown, data), sheet);
        } catch (RuntimeException e) {
            throw new NotRenderedException(data.date(), e);
        }
    }

    private static Uni<Outcome> store(DueDate due, DayData data, Text text, Revision newest) {
        if (data.isEmpty()
                || (text.markdown().equals(newest.markdown()) && text.html().equals(newest.html()))) {
            return Uni.createFrom().item(new Unchanged(due.date()));
        }
        return due.store(DailyReport.event(data, text.markdown(), newest.number() + 1), text.html(), text.sheet())
                .replaceWith(new NewRevision(due.date()));
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
