package io.dealerflow.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.ingest.intake.Crashes;
import io.dealerflow.ingest.intake.InMemoryManifest;
import io.dealerflow.ingest.pull.Fetcher;
import io.dealerflow.ingest.pull.InMemoryPulls;
import io.dealerflow.ingest.pull.PullOutcome;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Puller;
import io.dealerflow.objects.FolderStore;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of answers, good and bad, on a real intake. */
class PullerTest {
    private static final Instant NOW = Instant.parse("2024-06-11T22:00:00Z");
    private static final URI URL = URI.create("https://vendor.example.test/api");

    @TempDir
    private Path root;

    private Pulling pulling;
    private final Deque<Fetcher.Answer> answers = new ArrayDeque<>();
    private final List<Fetcher.Request> requests = new ArrayList<>();
    private @Nullable IOException failure;

    @BeforeEach
    void start() {
        pulling = new Pulling(new FolderStore(root), NOW);
    }

    private Fetcher.Answer fetch(Fetcher.Request request) throws IOException {
        requests.add(request);
        if (failure != null) {
            throw failure;
        }
        return answers.removeFirst();
    }

    private Pulling.Instance instance(PullSource... sources) {
        var instance = pulling.instance("a", Crashes.NONE, this::fetch, sources);
        instance.puller().register();
        return instance;
    }

    private static PullSource source(Vendor vendor) {
        return vendor.source(URL);
    }

    private static PullSource fred(List<String> subjects, Duration spacing, Optional<String> key) {
        return Vendor.FRED.source(URL, subjects, spacing, () -> key);
    }

    private static Fetcher.Body body(String text) {
        return new Fetcher.Body(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "\"t1\"",
                "Tue, 11 Jun 2024 10:00:00 GMT");
    }

    private static Fetcher.Body body(Vendor vendor, String url) {
        byte[] bytes = vendor.answer(URI.create(url), LocalDate.parse("2024-06-11"));
        return new Fetcher.Body(new ByteArrayInputStream(bytes), "\"t1\"", null);
    }

    private Puller.Result step(Pulling.Instance instance) {
        return instance.puller().run(instance.puller().claim().orElseThrow());
    }

    private InMemoryPulls.Row row() {
        return pulling.pulls.rows.values().iterator().next();
    }

    private Duration delay() {
        return Duration.between(pulling.clock.instant(), Objects.requireNonNull(row().nextRun));
    }

    @Test
    @DisplayName("an answer is published, and the next request is conditional")
    void accepted() {
        var cboe = instance(source(Vendor.CBOE));
        answers.add(body(Vendor.CBOE, "https://x/_SPX.json"));
        answers.add(new Fetcher.NotModified());

        assertThat(step(cboe).outcome()).isEqualTo(PullOutcome.ACCEPTED);
        assertThat(pulling.topic.published).singleElement().satisfies(event -> {
            assertThat(event.source()).isEqualTo("cboe");
            assertThat(event.subject()).isEqualTo("SPX");
        });
        assertThat(delay()).isEqualTo(Duration.ofHours(1));
        assertThat(cboe.puller().claim()).isEmpty();
        pulling.clock.advance(Duration.ofHours(1));
        assertThat(step(cboe).outcome()).isEqualTo(PullOutcome.UNCHANGED);

        assertThat(requests.getFirst().uri()).hasToString("https://vendor.example.test/api/_SPX.json");
        assertThat(requests.getFirst().etag()).isNull();
        assertThat(requests.getLast().etag()).isEqualTo("\"t1\"");
        assertThat(row().due.etag()).isEqualTo("\"t1\"");
    }

    @ParameterizedTest(name = "status {0}, Retry-After {1}: {2}, again after {3}")
    @CsvSource({
        "429, 120, RATE_LIMITED, 120",
        "429, , RATE_LIMITED, 10",
        "503, 5, UNAVAILABLE, 10",
        "503, 45, UNAVAILABLE, 45",
        "500, , UNAVAILABLE, 10",
        "408, , UNAVAILABLE, 10",
        "404, , REFUSED, 10",
        "204, , REFUSED, 10",
        "401, , DENIED, 600",
        "403, , DENIED, 600"
    })
    void statuses(int status, @Nullable Long retryAfter, PullOutcome outcome, long seconds) {
        answers.add(new Fetcher.Status(status, retryAfter == null ? null : Duration.ofSeconds(retryAfter)));

        Puller.Result result = step(instance(source(Vendor.CBOE)));

        assertThat(result.outcome()).isEqualTo(outcome);
        assertThat(result.error()).isEqualTo("the source answered " + status);
        assertThat(delay()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(row().due.failures()).isEqualTo(1);
    }

    @Test
    @DisplayName("delays double up to the longest, and a success ends them")
    void backOff() {
        var cboe = instance(source(Vendor.CBOE));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(new Fetcher.Status(500, null));
            step(cboe);
            waits.add(delay().toSeconds());
            pulling.clock.advance(delay());
        }
        answers.add(body(Vendor.CBOE, "https://x/_SPX.json"));
        step(cboe);

        assertThat(waits).containsExactly(10L, 20L, 40L, 80L, 160L, 320L, 600L, 600L);
        assertThat(row().due.failures()).isZero();
        assertThat(delay()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @DisplayName("a source whose limit is reached is asked for no other subject, other sources are")
    void aLimitIsTheSources() {
        PullSource fred = fred(List.of("A", "B"), Duration.ZERO, Optional.of(Vendor.KEY));
        var instance = instance(fred, source(Vendor.RSS));
        for (int i = 0; i < 2; i++) {
            answers.add(new Fetcher.Status(429, Duration.ofMinutes(5)));
        }

        var names = new ArrayList<String>();
        var due = instance.puller().claim();
        while (due.isPresent()) {
            names.add(due.get().name());
            instance.puller().run(due.get());
            due = instance.puller().claim();
        }

        assertThat(names).containsExactlyInAnyOrder("fred", "rss");
        pulling.clock.advance(Duration.ofMinutes(5));
        assertThat(instance.puller().claim()).get().extracting("subject").isEqualTo("B");
    }

    @Test
    @DisplayName("requests to one source are spaced, whatever the subject")
    void spacing() {
        var instance = instance(fred(List.of("A", "B"), Duration.ofSeconds(12), Optional.of(Vendor.KEY)));

        assertThat(instance.puller().claim()).isPresent();
        assertThat(instance.puller().claim()).isEmpty();
        pulling.clock.advance(Duration.ofSeconds(12));
        assertThat(instance.puller().claim()).isPresent();
    }

    @Test
    @DisplayName("an answer with status 200 that says that the limit is reached is not data; the key in it is not kept")
    void noteOfALimit() throws IOException {
        answers.add(body("{\"Information\": \"We have detected your API key as " + Vendor.KEY
                + " and our standard API rate limit is 25 requests per day.\"}"));

        Puller.Result result = step(instance(source(Vendor.ALPHA_VANTAGE)));

        assertThat(result.outcome()).isEqualTo(PullOutcome.RATE_LIMITED);
        assertThat(result.error()).startsWith("RATE_LIMITED").doesNotContain(Vendor.KEY);
        assertThat(pulling.topic.published).isEmpty();
        assertThat(landed()).hasSizeGreaterThanOrEqualTo(2).noneMatch(text -> text.contains(Vendor.KEY));
    }

    /** The contents of every file in landing. */
    private List<String> landed() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<String> contents = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return contents;
        }
    }

    @Test
    @DisplayName("a failure's message has no key")
    void messages() {
        failure = new IOException("timeout of GET /query?apikey=" + Vendor.KEY);

        Puller.Result result = step(instance(source(Vendor.ALPHA_VANTAGE)));

        assertThat(result.outcome()).isEqualTo(PullOutcome.UNAVAILABLE);
        assertThat(result.error()).isEqualTo("timeout of GET /query?apikey=***");
    }

    @Test
    @DisplayName("without its key a source that needs one is not asked")
    void noKey() {
        Puller.Result result = step(instance(fred(List.of("A"), Duration.ZERO, Optional.empty())));

        assertThat(result.outcome()).isEqualTo(PullOutcome.DENIED);
        assertThat(result.error()).isEqualTo("no API key is configured");
        assertThat(requests).isEmpty();
    }

    @Test
    @DisplayName("a body that is cut short lands nothing")
    void cut() throws IOException {
        byte[] whole = Vendor.CBOE.answer(URI.create("https://x/"), LocalDate.parse("2024-06-11"));
        var half = new ByteArrayInputStream(whole, 0, whole.length / 2);
        answers.add(new Fetcher.Body(
                new FilterInputStream(half) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        int count = super.read(target, offset, length);
                        if (count < 0) {
                            throw new IOException("the answer was cut short");
                        }
                        return count;
                    }
                },
                "\"t1\"",
                null));

        Puller.Result result = step(instance(source(Vendor.CBOE)));

        assertThat(result.outcome()).isEqualTo(PullOutcome.UNAVAILABLE);
        assertThat(row().due.etag()).isNull();
        assertThat(landed()).isEmpty();
    }

    @Test
    @DisplayName("an endless body ends at the limit")
    void endless() {
        answers.add(new Fetcher.Body(
                new FilterInputStream(InputStream.nullInputStream()) {
                    @Override
                    public int read(byte[] target, int offset, int length) {
                        Arrays.fill(target, offset, offset + length, (byte) ' ');
                        return length;
                    }
                },
                null,
                null));

        Puller.Result result = step(instance(source(Vendor.CBOE)));

        assertThat(result.outcome()).isEqualTo(PullOutcome.REFUSED);
        assertThat(result.error()).contains("more than " + Pulling.MAX_BYTES + " bytes");
    }

    @Test
    @DisplayName("while the broker is away nothing moves, and the answer is published later")
    void brokerAway() throws IOException {
        var cboe = instance(source(Vendor.CBOE));
        answers.add(body(Vendor.CBOE, "https://x/_SPX.json"));
        answers.add(body(Vendor.CBOE, "https://x/_SPX.json"));
        pulling.topic.away = true;

        assertThat(step(cboe).outcome()).isEqualTo(PullOutcome.POSTPONED);
        assertThat(row().due.etag()).isNull();
        assertThat(delay()).isEqualTo(Pulling.FIRST_RETRY);
        pulling.topic.away = false;
        pulling.clock.advance(InMemoryManifest.CLAIM_LIFETIME);
        assertThat(step(cboe).outcome()).isEqualTo(PullOutcome.ACCEPTED);

        assertThat(pulling.topic.published).hasSize(1);
    }

    @Test
    @DisplayName("an answer without records is one: the day is taken, and the next is asked for")
    void emptyDay() {
        var databento = instance(source(Vendor.DATABENTO));
        String day = "https://x/?start=2024-06-0";
        answers.add(body(Vendor.DATABENTO, day + "7"));
        answers.add(body(Vendor.DATABENTO, day + "8"));
        answers.add(body(Vendor.DATABENTO, day + "9"));

        assertThat(step(databento).outcome()).isEqualTo(PullOutcome.ACCEPTED);
        assertThat(step(databento).outcome()).isEqualTo(PullOutcome.UNCHANGED);
        assertThat(row().due.position()).hasToString("2024-06-09");
        assertThat(delay()).isZero();
    }
}
