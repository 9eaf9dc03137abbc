package io.dealerflow.feature;

import io.dealerflow.feature.analysis.AnalysisRules;
import io.dealerflow.feature.analysis.AnalysisSummary;
import io.dealerflow.feature.analysis.ContractSummary;
import io.dealerflow.feature.analysis.HitRate;
import io.dealerflow.feature.portfolio.OptionQuote;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What is stored in JSON besides events, for native images. */
@RegisterForReflection(
        targets = {
            AnalysisRules.class,
            AnalysisSummary.class,
            AnalysisSummary.Failed.class,
            ContractSummary.class,
            HitRate.class,
            OptionQuote.class
        })
final class StoredReflection {
    private StoredReflection() {}
}
