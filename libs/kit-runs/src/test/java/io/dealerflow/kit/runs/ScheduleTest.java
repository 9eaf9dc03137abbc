package io.dealerflow.kit.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static String next(Schedule schedule, String after) {
        return schedule.next(Instant.parse(after)).map(Instant::toString).orElse("never");
    }

    @ParameterizedTest(name = "after {0}: {1}; {2}")
    @DisplayName("in sessions, which begin at 9:30 and end at 16:00 in New York, or earlier")
    @CsvSource({
        "2026-03-04T03:00:00Z, 2026-03-04T14:30:00Z, before the open",
        "2026-03-04T14:30:00Z, 2026-03-04T14:45:00Z, at the open",
        "2026-03-04T14:47:10Z, 2026-03-04T15:00:00Z, on the grid",
        "2026-03-04T21:00:00Z, 2026-03-04T21:15:00Z, after the close the quotes of before are still to come",
        "2026-03-04T21:15:00Z, 2026-03-04T21:20:00Z, the last",
        "2026-03-04T21:20:00Z, 2026-03-05T14:30:00Z, the next session",
        "2026-03-06T21:20:00Z, 2026-03-09T13:30:00Z, over a weekend in which clocks are put forward",
        "2026-10-30T20:20:00Z, 2026-11-02T14:30:00Z, over a weekend in which clocks are put back",
        "2026-11-25T21:20:00Z, 2026-11-27T14:30:00Z, over Thanksgiving",
        "2026-11-27T18:00:00Z, 2026-11-27T18:15:00Z, at a close at 13:00",
        "2026-11-27T18:15:00Z, 2026-11-27T18:20:00Z, the last of a short session",
        "2026-11-27T18:20:00Z, 2026-11-30T14:30:00Z, after a short session",
        "2026-04-02T21:00:00Z, 2026-04-06T13:30:00Z, over Good Friday"
    })
    void sessions(String after, String next, String why) {
        var schedule = new Schedule.Session(Duration.ofMinutes(15), Duration.ofMinutes(20));

        assertThat(next(schedule, after)).as(why).isEqualTo(next);
    }

    @ParameterizedTest(name = "after {0}: {1}; {2}")
    @DisplayName("half an hour after the close of each session, also when that is past midnight")
    @CsvSource({
        "2026-03-04T03:00:00Z, PT30M, 2026-03-04T21:30:00Z, before the session",
        "2026-03-04T21:30:00Z, PT30M, 2026-03-05T21:30:00Z, at the time",
        "2026-11-25T21:30:00Z, PT30M, 2026-11-27T18:30:00Z, after a short session, over Thanksgiving",
        "2026-03-06T21:30:00Z, PT30M, 2026-03-09T20:30:00Z, over a weekend in which clocks are put forward",
        "2026-03-07T03:00:00Z, PT9H, 2026-03-07T06:00:00Z, on the date after the session",
        "2026-03-07T06:00:00Z, PT9H, 2026-03-10T05:00:00Z, the next session"
    })
    void afterTheClose(String after, Duration delay, String next, String why) {
        assertThat(next(new Schedule.AfterClose(delay), after)).as(why).isEqualTo(next);
    }

    @ParameterizedTest(name = "{0} in {1} after {2}: {3}")
    @DisplayName(
            "cron, of five fields or with seconds; on a day that does not have the time it is left out, where the time comes twice it runs once")
    @CsvSource({
        "15 16 * * MON-FRI, Europe/Berlin, 2026-03-27T15:15:00Z, 2026-03-30T14:15:00Z",
        "0 15 16 ? * MON-FRI, Europe/Berlin, 2026-03-27T15:15:00Z, 2026-03-30T14:15:00Z",
        "*/30 * * * * ?, UTC, 2026-03-27T15:15:01Z, 2026-03-27T15:15:30Z",
        "30 2 * * *, America/New_York, 2026-03-07T08:00:00Z, 2026-03-09T06:30:00Z",
        "30 1 * * *, America/New_York, 2026-10-31T06:00:00Z, 2026-11-01T05:30:00Z",
        "0 0 12 29 2 ? 2027, UTC, 2026-03-07T08:00:00Z, never"
    })
    void cron(String expression, String zone, String after, String next) {
        assertThat(next(new Schedule.Cron(expression, ZoneId.of(zone)), after)).isEqualTo(next);
    }

    @Test
    @DisplayName("a run at a time that comes twice is not made again when the hour is repeated")
    void onceWhenClocksArePutBack() {
        assertThat(next(new Schedule.Cron("30 1 * * *", NEW_YORK), "2026-11-01T05:30:00Z"))
                .isEqualTo("2026-11-02T06:30:00Z");
    }

    @Test
    void atAnInterval() {
        assertThat(next(new Schedule.Every(Duration.ofMinutes(10)), "2026-03-04T03:00:00Z"))
                .isEqualTo("2026-03-04T03:10:00Z");
    }

    @Test
    @DisplayName("schedules are shown as they are set")
    void text() {
        assertThat(new Schedule.Every(Duration.ofMinutes(90))).hasToString("every 1h30m");
        assertThat(new Schedule.Session(Duration.ofMinutes(15), Duration.ZERO)).hasToString("every 15m in sessions");
        assertThat(new Schedule.AfterClose(Duration.ofMinutes(30))).hasToString("30m after the close");
        assertThat(new Schedule.Cron("15 16 * * MON-FRI", ZoneOffset.UTC)).hasToString("15 16 * * MON-FRI Z");
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Cron("61 * * * *", NEW_YORK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Cron("daily", NEW_YORK));
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Every(Duration.ZERO));
    }
}
