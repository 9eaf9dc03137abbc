package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.IngestSystem;
import io.dealerflow.ingest.pull.PullOutcome;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Pulls;
import io.dealerflow.ingest.pull.Pulls.Due;
import io.dealerflow.ingest.pull.Pulls.Settlement;
import io.dealerflow.ingest.pull.Reach;
import io.dealerflow.ingest.source.cboe.CboeConnector;
import io.dealerflow.kit.database.Db;
import io.dealerflow.kit.runs.Schedule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Instances that share the positions. Every test has a source of its own. */
@QuarkusTest
class PullStoreIT extends IngestSystem {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");

    @Inject
    Db db;

    private Pulls instance(String name) {
        return new PullStore(db, new Claim(name, LEASE));
    }

    private static PullSource source(String name, Duration spacing, String... subjects) {
        return new PullSource(
                name,
                new CboeConnector(),
                URI.create("https://vendor.example.test"),
                new Reach(Set.of(), false),
                "cboe",
                List.of(subjects),
                new Schedule.Every(Duration.ofHours(1)),
                spacing,
                Duration.ofSeconds(10),
                null,
                Map.of(),
                Optional::empty);
    }

    private static Optional<Due> claim(Pulls pulls, String name, long secondsLater) {
        return pulls.claim(List.of(name), NOW.plusSeconds(secondsLater));
    }

    @Test
    @DisplayName("of instances that look at once, each gets another subject, and no subject goes to two")
    void oneEach() throws Exception {
        instance("a").register(List.of(source("it-each", Duration.ZERO, "A", "B", "C")), NOW);
        List<Callable<Optional<Due>>> looks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Pulls pulls = instance("it-each-" + i);
            looks.add(() -> claim(pulls, "it-each", 1));
        }
        List<String> claimed = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Optional<Due>> look : threads.invokeAll(looks)) {
                look.get().ifPresent(due -> claimed.add(due.subject()));
            }
        }
        Pulls last = instance("it-each-last");
        for (Optional<Due> due = claim(last, "it-each", 1); due.isPresent(); due = claim(last, "it-each", 1)) {
            claimed.add(due.get().subject());
        }

        assertThat(claimed).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    @DisplayName("a lease that is not renewed ends, and what its instance says afterwards is not taken")
    void lease() {
        Pulls a = instance("it-lease-a");
        Pulls b = instance("it-lease-b");
        a.register(List.of(source("it-lease", Duration.ZERO, "A")), NOW);
        Due due = claim(a, "it-lease", 0).orElseThrow();
        a.renew(List.of(due), NOW.plusSeconds(10));

        assertThat(claim(b, "it-lease", 29)).isEmpty();
        assertThat(claim(b, "it-lease", 30)).contains(due);

        a.settle(settled(due, PullOutcome.ACCEPTED, 60), NOW.plusSeconds(31));
        assertThat(claim(a, "it-lease", 70))
                .as("the lease of b has ended, nothing was settled")
                .contains(due);
        a.release();
        assertThat(claim(b, "it-lease", 70)).contains(due);
    }

    private static Settlement settled(Due due, PullOutcome outcome, long nextSeconds) {
        var moved = new Due(due.name(), due.subject(), LocalDate.parse("2026-03-03"), "\"t\"", "yesterday", 0);
        return new Settlement(moved, outcome, NOW.plusSeconds(nextSeconds), null, null);
    }

    @Test
    @DisplayName("a settlement is where the next request goes on from; an error is counted and pauses the source")
    void settlement() throws Exception {
        Pulls pulls = instance("it-settle");
        pulls.register(List.of(source("it-settle", Duration.ofSeconds(2), "A", "B")), NOW);
        Due first = claim(pulls, "it-settle", 0).orElseThrow();
        assertThat(first).isEqualTo(new Due("it-settle", "A", null, null, null, 0));
        assertThat(claim(pulls, "it-settle", 1)).as("spaced").isEmpty();
        pulls.settle(settled(first, PullOutcome.ACCEPTED, 100), NOW.plusSeconds(1));

        Due second = claim(pulls, "it-settle", 2).orElseThrow();
        var failed = new Due("it-settle", "B", null, null, null, 1);
        pulls.settle(
                new Settlement(failed, PullOutcome.RATE_LIMITED, NOW.plusSeconds(50), "429", NOW.plusSeconds(150)),
                NOW.plusSeconds(3));

        assertThat(second.subject()).isEqualTo("B");
        assertThat(claim(pulls, "it-settle", 120)).as("paused").isEmpty();
        assertThat(claim(pulls, "it-settle", 150)).contains(failed);
        assertThat(claim(pulls, "it-settle", 152))
                .contains(new Due("it-settle", "A", LocalDate.parse("2026-03-03"), "\"t\"", "yesterday", 0));
        assertThat(query("SELECT subject || ' ' || errors || ' ' || last_outcome || ' ' || (last_success IS NULL)"
                        + " FROM ingest.pulls WHERE name = 'it-settle' ORDER BY subject"))
                .containsExactly("A 0 accepted false", "B 1 rate_limited true");
    }

    @Test
    @DisplayName("after a start with other settings positions stay, new subjects are due, others wait for ever")
    void registeredAgain() {
        Pulls pulls = instance("it-again");
        pulls.register(List.of(source("it-again", Duration.ZERO, "A", "B")), NOW);
        Due a = claim(pulls, "it-again", 0).orElseThrow();
        pulls.settle(
                settled(a, PullOutcome.ACCEPTED, Duration.of(5, ChronoUnit.DAYS).toSeconds()), NOW);

        pulls.register(List.of(source("it-again", Duration.ZERO, "A", "C")), NOW.plusSeconds(10));

        Due c = claim(pulls, "it-again", 11).orElseThrow();
        pulls.settle(
                settled(c, PullOutcome.ACCEPTED, Duration.of(5, ChronoUnit.DAYS).toSeconds()), NOW);

        assertThat(c.subject()).isEqualTo("C");
        assertThat(claim(pulls, "it-again", 11))
                .as("B is not configured, A is not due")
                .isEmpty();
        assertThat(claim(pulls, "it-again", 3_610))
                .as("as the new schedule says, though the old said later")
                .get()
                .extracting(Due::position)
                .isEqualTo(LocalDate.parse("2026-03-03"));
    }
}
