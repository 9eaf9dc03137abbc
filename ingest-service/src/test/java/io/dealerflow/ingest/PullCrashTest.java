package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.intake.Crashes;
import io.dealerflow.ingest.intake.InMemoryManifest;
import io.dealerflow.ingest.intake.InMemoryStore;
import io.dealerflow.ingest.pull.Fetcher;
import io.dealerflow.ingest.pull.PullSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every connector, stopped at every step of three days. */
class PullCrashTest {
    /** A Tuesday; the first day of the data is the Friday before. */
    private static final Instant BEGIN = Instant.parse("2024-06-11T22:00:00Z");

    private static final int DAYS = 3;
    private static final int MAX_CALLS = 2_000;

    /**
     * What is left of a run.
     *
     * @param published  ids of the events
     * @param positions  of the subjects, and whether their last answer was good
     */
    private record Left(Set<String> published, Map<String, String> positions) {}

    @ParameterizedTest
    @EnumSource(Vendor.class)
    @DisplayName("wherever an instance is killed, the next one's run ends as one that was not interrupted")
    void killed(Vendor vendor) throws IOException {
        Left whole = run(vendor, Crashes.NONE);
        assertThat(whole.published()).hasSizeGreaterThanOrEqualTo(DAYS);
        Crashes crashes = new Crashes(0, false);
        assertThat(run(vendor, crashes)).as(crashes.place()).isEqualTo(whole);
        int call = 0;
        do {
            crashes = new Crashes(call++, true); // after one call is before the next
            assertThat(run(vendor, crashes)).as(crashes.place()).isEqualTo(whole);
        } while (crashes.hasHappened() && call < MAX_CALLS);
        assertThat(call).isBetween(15, MAX_CALLS - 1);
    }

    private Left run(Vendor vendor, Crashes crashes) throws IOException {
        var pulling = new Pulling(new InMemoryStore(), BEGIN);
        PullSource source = vendor.source(URI.create("https://vendor.example.test/api"));
        Fetcher fetcher = request -> answer(vendor, pulling, request);
        var running = pulling.instance("a", crashes, fetcher, source);
        for (int day = 0; day < DAYS; day++) {
            if (!runs(running)) {
                pulling.clock.advance(InMemoryManifest.CLAIM_LIFETIME.plusSeconds(60));
                running = pulling.instance("b", Crashes.NONE, fetcher, source);
                running.recovery().pass();
                assertThat(runs(running)).isTrue();
            }
            pulling.clock.advance(Duration.between(pulling.clock.instant(), BEGIN.plus(Duration.ofDays(day + 1L))));
        }
        pulling.clock.advance(InMemoryManifest.CLAIM_LIFETIME.plusSeconds(60));
        pulling.instance("c", Crashes.NONE, fetcher, source).recovery().pass();
        assertThat(pulling.manifest.observations.values()).allMatch(row -> row.isPublished);
        return new Left(
                new TreeSet<>(pulling.topic.ids()),
                pulling.pulls.rows.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                row -> row.getValue().due.position() + " "
                                        + row.getValue().due.failures())));
    }

    /** Whether the instance is still there afterwards. */
    private static boolean runs(Pulling.Instance instance) throws IOException {
        try {
            instance.puller().register();
            instance.drain();
            return true;
        } catch (Crashes.Crash e) {
            return false;
        }
    }

    private static Fetcher.Answer answer(Vendor vendor, Pulling pulling, Fetcher.Request request) {
        byte[] bytes = vendor.answer(request.uri(), LocalDate.ofInstant(pulling.clock.instant(), ZoneOffset.UTC));
        String tag = Integer.toHexString(Arrays.hashCode(bytes));
        @Nullable String known = request.etag();
        return tag.equals(known)
                ? new Fetcher.NotModified()
                : new Fetcher.Body(new ByteArrayInputStream(bytes), tag, null);
    }
}
