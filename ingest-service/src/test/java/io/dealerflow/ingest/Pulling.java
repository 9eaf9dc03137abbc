package io.dealerflow.ingest;

import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.SourceZones;
import io.dealerflow.ingest.intake.Crashes;
import io.dealerflow.ingest.intake.InMemoryManifest;
import io.dealerflow.ingest.intake.InMemoryTopic;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Landing;
import io.dealerflow.ingest.intake.Lineage;
import io.dealerflow.ingest.intake.Manifest;
import io.dealerflow.ingest.intake.NoMeter;
import io.dealerflow.ingest.intake.Publisher;
import io.dealerflow.ingest.intake.Recovery;
import io.dealerflow.ingest.pull.Fetcher;
import io.dealerflow.ingest.pull.InMemoryPulls;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Puller;
import io.dealerflow.ingest.pull.Pulls;
import io.dealerflow.kit.core.BackOff;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.testkit.MovableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Instances that ask sources, on one landing folder, manifest, topic and table of positions. Delays have no jitter. */
public final class Pulling {
    public static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    public static final Duration LONGEST_RETRY = Duration.ofMinutes(10);
    public static final int MAX_BYTES = 1 << 24;

    public final MovableClock clock;
    public final InMemoryManifest.Tables manifest = new InMemoryManifest.Tables();
    public final InMemoryTopic topic = new InMemoryTopic();
    public final InMemoryPulls.Tables pulls = new InMemoryPulls.Tables();
    private final ObjectStore landing;

    public Pulling(ObjectStore landing, Instant now) {
        this.landing = landing;
        this.clock = new MovableClock(now);
    }

    /** One running service. */
    public record Instance(Puller puller, Recovery recovery) {
        /** Takes what is due, until nothing is. */
        public List<Puller.Result> drain() throws IOException {
            List<Puller.Result> results = new ArrayList<>();
            Optional<Pulls.Due> due = puller.claim();
            while (due.isPresent()) {
                results.add(puller.run(due.get()));
                due = puller.claim();
            }
            return results;
        }
    }

    public Instance instance(String name, Crashes crashes, Fetcher fetcher, PullSource... sources) {
        ObjectStore store = crashes.around(ObjectStore.class, landing);
        Manifest shared = crashes.around(Manifest.class, new InMemoryManifest(manifest, name, clock));
        Landing files = new Landing(store, MAX_BYTES, name, clock);
        var intake = new Intake(
                new Intake.Dependencies(
                        files,
                        IngestBeans.formats(ParseLimits.DEFAULT, SourceZones.UTC),
                        shared,
                        crashes.around(Publisher.class, topic),
                        new NoMeter(),
                        Lineage.NONE,
                        clock),
                new Intake.Limits(2, 10, Duration.ofSeconds(10), Duration.ofSeconds(10)));
        var dependencies = new Puller.Dependencies(
                crashes.around(Pulls.class, new InMemoryPulls(pulls, name)),
                crashes.around(Fetcher.class, fetcher),
                intake,
                (source, outcome, took) -> {},
                () -> 0);
        Map<String, PullSource> byName =
                List.of(sources).stream().collect(Collectors.toMap(PullSource::name, Function.identity()));
        var puller =
                new Puller(byName, dependencies, new BackOff(FIRST_RETRY, LONGEST_RETRY, Integer.MAX_VALUE), clock);
        return new Instance(puller, new Recovery(intake, files, shared, InMemoryManifest.CLAIM_LIFETIME));
    }
}
