package io.dealerflow.scoring;

import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.PastSnapshot;
import io.dealerflow.scoring.feed.SourceFeed;
import io.dealerflow.scoring.instability.ComponentKind;
import io.dealerflow.scoring.instability.MeasureKind;
import io.dealerflow.scoring.instability.MeasureRule;
import io.dealerflow.scoring.instability.Measured;
import io.dealerflow.scoring.instability.PastObservation;
import io.dealerflow.scoring.instability.Regimes;
import io.dealerflow.scoring.instability.ScoreDefinitions;
import io.dealerflow.scoring.market.AssetClose;
import io.dealerflow.scoring.market.AssetCloses;
import io.dealerflow.scoring.market.MarketState;
import io.dealerflow.scoring.pressure.PressureLimits;
import io.dealerflow.scoring.rules.RuleMemory;
import io.dealerflow.scoring.signals.Answer;
import io.dealerflow.scoring.signals.AssetParts;
import io.dealerflow.scoring.signals.DailyClose;
import io.dealerflow.scoring.signals.Scored;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What state stores and the definitions of scores hold besides events, for native images. */
@RegisterForReflection(
        targets = {
            AlertMemory.class,
            AlertMemory.RuleState.class,
            Answer.class,
            AssetClose.class,
            AssetCloses.class,
            AssetCloses.Close.class,
            AssetParts.class,
            ComponentKind.class,
            DailyClose.class,
            MarketState.class,
            MeasureKind.class,
            MeasureRule.class,
            Measured.class,
            PastObservation.class,
            PastSnapshot.class,
            PressureLimits.class,
            PressureLimits.MaxAge.class,
            Regimes.class,
            RuleMemory.class,
            RuleMemory.Seen.class,
            ScoreDefinitions.class,
            ScoreDefinitions.Past.class,
            Scored.class,
            SourceFeed.class
        },
        classNames = {"io.dealerflow.scoring.messaging.Answered", "io.dealerflow.scoring.messaging.SignalPart"})
final class StoredReflection {
    private StoredReflection() {}
}
