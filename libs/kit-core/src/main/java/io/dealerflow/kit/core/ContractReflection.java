package io.dealerflow.kit.core;

import io.dealerflow.contracts.api.Backtest;
import io.dealerflow.contracts.api.CaptureAnswer;
import io.dealerflow.contracts.api.DeadLetterList;
import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.FileProgress;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.api.GexAnalytics;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.api.JobReport;
import io.dealerflow.contracts.api.ReplayProgress;
import io.dealerflow.contracts.api.ScheduleReport;
import io.dealerflow.contracts.api.SourceStatus;
import io.dealerflow.contracts.event.DeadLetterReason;
import io.dealerflow.contracts.features.AssetClass;
import io.dealerflow.contracts.features.AssetFeatures;
import io.dealerflow.contracts.features.FeatureName;
import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GammaRegime;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;
import io.dealerflow.contracts.jobs.JobAction;
import io.dealerflow.contracts.jobs.JobRequest;
import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.contracts.jobs.JobStatus;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelDrift;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import io.dealerflow.contracts.models.ModelSignal;
import io.dealerflow.contracts.models.ServedModel;
import io.dealerflow.contracts.portfolio.CostMethod;
import io.dealerflow.contracts.portfolio.Portfolio;
import io.dealerflow.contracts.quality.BadRecord;
import io.dealerflow.contracts.quality.FileOutcome;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.contracts.quality.RuleResult;
import io.dealerflow.contracts.raw.BarSeries;
import io.dealerflow.contracts.raw.Capture;
import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.contracts.raw.CotReportType;
import io.dealerflow.contracts.raw.Fill;
import io.dealerflow.contracts.raw.FillEffect;
import io.dealerflow.contracts.raw.FillSide;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.contracts.raw.ImageFormat;
import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.contracts.raw.TraderGroup;
import io.dealerflow.contracts.reports.Report;
import io.dealerflow.contracts.rules.Comparison;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.contracts.scores.AlertPhase;
import io.dealerflow.contracts.scores.AlertType;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.MarketFlow;
import io.dealerflow.contracts.scores.PressureDirection;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.contracts.scores.ScaleMethod;
import io.dealerflow.contracts.scores.ScoreSignal;
import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.contracts.scores.Signal;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Registers the contracts for native images: {@code Wire} reads and writes them by reflection, constructors with the annotations
 * of their parameters included, where no build step sees it. Nested types are listed too, since Quarkus finds them only in jars
 * with an index. A test compares the list with the compiled contracts.
 */
@RegisterForReflection(
        targets = {
            Backtest.class,
            Backtest.Row.class,
            Backtest.Subject.class,
            CaptureAnswer.class,
            Capture.class,
            ImageFormat.class,
            DeadLetterList.class,
            DeadLetterList.Group.class,
            DeadLetterList.Letter.class,
            DeadLetterList.Replay.class,
            FileKind.class,
            FileProgress.class,
            FileReceipt.class,
            JobReport.class,
            JobReport.UnitReport.class,
            ScheduleReport.class,
            ReplayProgress.class,
            FileQuality.class,
            FileOutcome.class,
            BadRecord.class,
            RuleResult.class,
            GexAnalytics.class,
            GexAnalytics.Alternative.class,
            GexAnalytics.Assumption.class,
            GexAnalytics.Bucket.class,
            GexAnalytics.DealerShares.class,
            GexAnalytics.ExpiryBucket.class,
            GexAnalytics.ForwardGex.class,
            GexAnalytics.Greeks.class,
            GexAnalytics.HedgingFlow.class,
            GexAnalytics.HedgingShift.class,
            GexAnalytics.NoGreeksReason.class,
            GexAnalytics.Robustness.class,
            GexAnalytics.Share.class,
            GexAnalytics.Skew.class,
            GexAnalytics.StrikeGreeks.class,
            GexAnalytics.TermPoint.class,
            IngestReceipt.class,
            IngestReceipt.Accepted.class,
            IngestReceipt.Refused.class,
            SourceStatus.class,
            SourceStatus.Quality.class,
            DeadLetterReason.class,
            AssetClass.class,
            AssetFeatures.class,
            AssetFeatures.Feature.class,
            AssetFeatures.Inputs.class,
            FeatureName.class,
            ForwardSource.class,
            GammaRegime.class,
            GexSnapshot.class,
            GexSnapshot.ConventionUsed.class,
            GexSnapshot.RateCurve.class,
            GexSnapshot.RateCurve.CurvePoint.class,
            GexSnapshot.ExpectedMove.class,
            GexSnapshot.ExpiryGex.class,
            GexSnapshot.GammaFlip.class,
            GexSnapshot.HedgingFlow.class,
            GexSnapshot.PinRisk.class,
            GexSnapshot.Quality.class,
            GexSnapshot.StrikeGex.class,
            NoFlipReason.class,
            Fill.class,
            FillEffect.class,
            FillSide.class,
            FuturesCurve.class,
            FuturesCurve.Contract.class,
            BarSeries.class,
            BarSeries.Bar.class,
            BarSeries.Key.class,
            CotReport.class,
            CotReport.Group.class,
            CotReport.Side.class,
            CotReportType.class,
            FxRate.class,
            MacroValue.class,
            NewsItem.class,
            NewsTime.class,
            OptionChain.class,
            OptionChain.Contracts.class,
            OptionChain.Series.class,
            Settlement.class,
            SpotSource.class,
            TraderGroup.class,
            Report.class,
            Comparison.class,
            UserRule.class,
            Alert.class,
            AlertPhase.class,
            AlertType.class,
            AssetScore.class,
            AssetScore.Component.class,
            AssetScore.Input.class,
            MarketFlow.class,
            MarketFlow.Pair.class,
            InferenceRequest.class,
            InferenceResult.class,
            ModelDrift.class,
            ModelDrift.Measure.class,
            ModelDrift.Side.class,
            ModelInput.class,
            ModelName.class,
            ModelOutput.class,
            ModelSignal.class,
            ServedModel.class,
            JobAction.class,
            JobRequest.class,
            JobState.class,
            JobStatus.class,
            CostMethod.class,
            Portfolio.class,
            Portfolio.Day.class,
            Portfolio.OptionGreeks.class,
            Portfolio.Position.class,
            PressureDirection.class,
            Regime.class,
            ScaleMethod.class,
            ScoreSignal.class,
            ScoreSignal.Bar.class,
            ScoreSignal.Model.class,
            ScoreSignal.Score.class,
            ScoreSignal.Vix.class,
            Severity.class,
            Signal.class
        })
final class ContractReflection {
    private ContractReflection() {}
}
