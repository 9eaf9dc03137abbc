package io.dealerflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dealerflow.feature.config.ScheduleSettings;
import io.dealerflow.feature.jobs.JobSchedule;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleSettingsTest {
    private static JobSchedule nightly(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            properties.put("dealerflow.jobs.schedules.nightly." + parts[0], parts[1]);
        }
        ScheduleSettings read = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(ScheduleSettings.class)
                .build()
                .getConfigMapping(ScheduleSettings.class);
        return JobBeans.schedule(
                "nightly", Objects.requireNonNull(read.entries().get("nightly")), List.of("analysis"));
    }

    @Test
    @DisplayName("a schedule is a cron expression in New York, or a time after the close")
    void read() {
        JobSchedule cron = nightly("kind=analysis", "cron=0 2 * * MON-FRI", "parameters.input=/bars");

        assertThat(cron.when()).hasToString("0 2 * * MON-FRI America/New_York");
        assertThat(cron.parameters()).containsExactly(Map.entry("input", "/bars"));
        assertThat(nightly("kind=analysis", "after-close=PT30M").when()).hasToString("30m after the close");
    }

    @ParameterizedTest
    @DisplayName("what is no schedule is refused with the name of the setting")
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=anaylsis,cron=0 2 * * *|dealerflow.jobs.schedules.nightly.kind must be one of analysis, was anaylsis",
                "kind=analysis|dealerflow.jobs.schedules.nightly.cron or dealerflow.jobs.schedules.nightly.after-close must be given",
                "kind=analysis,cron=0 2 * * *,after-close=PT1H|dealerflow.jobs.schedules.nightly.cron or",
                "kind=analysis,cron=nightly|dealerflow.jobs.schedules.nightly.cron",
                "kind=analysis,after-close=-PT1H|dealerflow.jobs.schedules.nightly.after-close"
            })
    void refused(String settings, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nightly(settings.split(",")))
                .withMessageStartingWith(message);
    }
}
