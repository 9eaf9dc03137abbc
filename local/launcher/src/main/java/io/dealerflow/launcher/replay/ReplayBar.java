package io.dealerflow.launcher.replay;

import io.dealerflow.contracts.api.ReplayProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress of a replay on the terminal, with its rate and the time that is left. */
final class ReplayBar implements AutoCloseable {
    private @Nullable ProgressBar bar;

    void show(ReplayProgress progress) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("replay")
                    .setInitialMax(progress.total())
                    .setUnit(" events", 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }
        bar.stepTo(progress.published() + progress.missing());
        bar.setExtraMessage(progress.asOf() == null ? "" : progress.asOf().toString());
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
