package io.dealerflow.feature;

import io.dealerflow.feature.analysis.AnalysisRules;
import io.dealerflow.feature.analysis.AnalysisSummary;
import io.dealerflow.feature.analysis.ContractChart;
import io.dealerflow.feature.analysis.ContractSummary;
import io.dealerflow.feature.analysis.HitRate;
import io.dealerflow.feature.gex.Observation;
import io.dealerflow.feature.portfolio.OptionQuote;
import io.dealerflow.feature.rates.Rate;
import io.dealerflow.quant.chain.SeriesKey;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the database and state stores hold besides events, for native images. */
@RegisterForReflection(
        targets = {
            AnalysisRules.class,
            AnalysisSummary.class,
            AnalysisSummary.Failed.class,
            ContractChart.class,
            ContractSummary.class,
            HitRate.class,
            Observation.class,
            OptionQuote.class,
            Rate.class,
            SeriesKey.class
        },
        classNames = {
            "io.dealerflow.feature.messaging.PendingAssets$Next",
            "io.dealerflow.feature.messaging.PendingAssets$Progress",
            "io.dealerflow.feature.messaging.PendingBooks$Pending",
            "io.dealerflow.feature.messaging.RateState$Book",
            "io.dealerflow.feature.messaging.RateState$Changes"
        })
final class StoredReflection {
    private StoredReflection() {}
}
