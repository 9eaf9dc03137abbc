package io.dealerflow.report.config;

import io.dealerflow.report.daily.DailyReport;
import io.dealerflow.report.phrase.PhraseTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Pure objects, made once. */
@Singleton
class ReportBeans {
    @Produces
    @Singleton
    DailyReport dailyReport() {
        return new DailyReport(PhraseTable.daily());
    }
}
