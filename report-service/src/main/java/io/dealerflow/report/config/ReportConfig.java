package io.dealerflow.report.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When reports are written. */
@ConfigMapping(prefix = "dealerflow.report")
public interface ReportConfig {
    /** A date is reported after this time without a change. */
    @WithDefault("5s")
    Duration quietPeriod();

    /** Longest time from the first change of a date to its report. */
    @WithDefault("30s")
    Duration maxDelay();

    /** Interval of the search for due dates and unpublished reports; whole seconds. */
    @WithDefault("1s")
    Duration checkEvery();
}
