package io.dealerflow.report.config;

import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.daily.DueDates;
import io.dealerflow.report.daily.Outbox;
import io.dealerflow.report.daily.PendingReports;
import io.dealerflow.report.daily.ReportWriter;
import io.dealerflow.report.page.Charts;
import io.dealerflow.report.page.ReportPage;
import io.dealerflow.report.phrase.PhraseTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Beans of pure objects. */
@Singleton
class ReportBeans {
    @Produces
    @Singleton
    DailyReport dailyReport() {
        return new DailyReport(PhraseTable.daily());
    }

    @Produces
    @Singleton
    ReportWriter reportWriter(DueDates dates, DailyReport renderer) {
        return new ReportWriter(dates, renderer, Charts::of, ReportPage::of);
    }

    @Produces
    @Singleton
    Outbox outbox(PendingReports reports) {
        return new Outbox(reports);
    }
}
