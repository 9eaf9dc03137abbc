package io.dealerflow.report.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When reports are written. */
@ConfigMapping(prefix = "dealerflow.report")
public interface ReportConfig {
    /** A date is reported when nothing more has changed on it for so long. */
    @WithDefault("5s")
    Duration quietPeriod();

    /** A date that keeps changing is reported so long after its first change in any case. */
    @WithDefault("30s")
    Duration maxDelay();

    /** How often dates that are due and reports that wait to be published are looked for; whole seconds. */
    @WithDefault("1s")
    Duration checkEvery();
}
