package io.dealerflow.report.daily;

import io.dealerflow.contracts.reports.Report;
import io.dealerflow.report.narrative.Narrative;
import io.dealerflow.report.text.ReportFacts;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Dates whose data has changed and whose report has to be written again. */
public interface DueDates {
    /**
     * Takes the due date that has waited longest; other replicas take other dates meanwhile. The changes by {@code work} are
     * committed, and the date is no longer due, when it succeeds; otherwise they are rolled back and the date stays due.
     *
     * @return the result of {@code work}; empty when no date is due
     */
    <T> Uni<Optional<T>> takeNext(Debounce debounce, Function<DueDate, Uni<T>> work);

    /** Makes the date pending as if it had just changed. */
    Uni<Void> postpone(LocalDate date);

    /** A date that has been taken. */
    interface DueDate {
        LocalDate date();

        /** The data of the report on the date; fails with {@link java.io.UncheckedIOException} if it is unreadable. */
        Uni<DayData> data();

        /** The newest revision of a report. */
        Uni<Revision> newestRevision(String reportId);

        /**
         * The week of which the date is the last with data, once it is over. Otherwise empty; the last date of a week is due when one of its dates
         * has changed.
         *
         * @param closed whether the week is over with the date; otherwise it is when there is data of a later week
         */
        Uni<Optional<WeekData>> endedWeek(boolean closed);

        /** The narrative that was written from a sheet. */
        Uni<Optional<Narrative>> narrative(String sheet);

        /** Stores a further revision, pending until it is published. */
        Uni<Void> store(Stored revision);
    }

    /**
     * A revision to be stored.
     *
     * @param html    its page
     * @param content the same for revisions that say and show the same
     * @param sheet   hash of what a narrative may say of it; null when it has none
     */
    record Stored(
            Report report,
            String html,
            ReportFacts facts,
            String content,
            @Nullable String sheet) {}

    /**
     * A revision that is stored.
     *
     * @param number  from 1; 0 when there is none
     * @param content see {@link Stored}; null of revisions older than this field
     * @param facts   null of revisions older than this field
     */
    record Revision(
            int number, @Nullable String content, @Nullable ReportFacts facts) {
        public static final Revision NONE = new Revision(0, null, null);
    }
}
