package io.dealerflow.launcher.system;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress of a task on the terminal, with its rate and the time that is left. */
public final class TaskBar implements AutoCloseable {
    private final String task;
    private final String unit;
    private @Nullable ProgressBar bar;

    /** @param unit what is counted, in the plural */
    public TaskBar(String task, String unit) {
        this.task = task;
        this.unit = unit;
    }

    /** @param message beside the bar */
    public void show(long done, long total, String message) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .setUnit(" " + unit, 1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(message);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
