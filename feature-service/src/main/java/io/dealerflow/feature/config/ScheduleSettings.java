package io.dealerflow.feature.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Schedules that start jobs, by name; none by default. */
@ConfigMapping(prefix = "dealerflow.jobs.schedules")
public interface ScheduleSettings {
    @WithParentName
    Map<String, Entry> entries();

    /** One schedule: a cron expression, or a time after the close of each session. */
    interface Entry {
        /** Of the jobs, such as {@code analysis}. */
        String kind();

        @WithDefault("true")
        boolean enabled();

        /** Cron expression of five fields, or of six or seven as in Quartz. */
        Optional<String> cron();

        /** Zone of the cron expression. */
        @WithDefault("America/New_York")
        ZoneId zone();

        /** How long after the close of each session of the US option exchanges, in place of a cron expression. */
        Optional<Duration> afterClose();

        /** Of the jobs. */
        Map<String, String> parameters();
    }
}
