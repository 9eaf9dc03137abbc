package io.dealerflow.scoring.messaging;

import io.dealerflow.scoring.signals.Answer;
import io.dealerflow.scoring.signals.Scored;
import org.jspecify.annotations.Nullable;

/** One part of an asset's signals: a score or what a model said, the other is null. */
record SignalPart(
        String asset, @Nullable Scored scored, @Nullable Answer answer) {}
