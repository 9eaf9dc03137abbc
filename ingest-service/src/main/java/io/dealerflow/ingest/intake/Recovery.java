package io.dealerflow.ingest.intake;

import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resumes work left pending by a crash or an outage: files in landing that are not recorded, and observations that
 * are recorded and not published, of this instance and abandoned ones of others; and reports that are not published. Called by one thread.
 */
public final class Recovery {
    /** A pass ends after this many files in a row for which a server is unavailable; fewer may be at fault themselves. */
    private static final int MAX_UNAVAILABLE = 3;

    private final Intake intake;
    private final Landing landing;
    private final Manifest manifest;
    private final Duration patience;
    /** Unrecorded files found in landing at the start and not resumed yet; null before that search. */
    private @Nullable Map<String, Arrival> found;

    /** @param patience age from which files of other instances are resumed */
    public Recovery(Intake intake, Landing landing, Manifest manifest, Duration patience) {
        this.intake = intake;
        this.landing = landing;
        this.manifest = manifest;
        this.patience = patience;
    }

    /**
     * Result of one pass.
     *
     * @param resumed  keys of completed files, with the outcome
     * @param missing  keys of files that are recorded but no longer in landing: their observations cannot be published
     * @param failures by key: files that cannot be processed because of an error in this service
     * @param pending  files that wait for the database or the broker
     */
    public record Summary(
            Map<String, IntakeOutcome> resumed, List<String> missing, Map<String, Exception> failures, int pending) {}

    /**
     * One pass; ends early, without loss, when the database or the broker is unavailable.
     *
     * @throws IOException when landing cannot be read
     */
    public Summary pass() throws IOException {
        var summary = new Summary(new LinkedHashMap<>(), new ArrayList<>(), new LinkedHashMap<>(), 0);
        int unavailable = 0;
        for (Arrival arrival : pending(summary)) {
            if (isUnavailable(resume(arrival, summary)) && ++unavailable == MAX_UNAVAILABLE) {
                break;
            }
        }
        intake.publishReports();
        return new Summary(summary.resumed(), summary.missing(), summary.failures(), unavailable);
    }

    private static boolean isUnavailable(@Nullable IntakeOutcome outcome) {
        return outcome instanceof IntakeOutcome.Pending pending && pending.cause() != IntakeOutcome.Cause.IN_PROGRESS;
    }

    /** Each file once. */
    private Collection<Arrival> pending(Summary summary) throws IOException {
        Map<String, Arrival> pending = new LinkedHashMap<>();
        try {
            manifest.unpublished().forEach(arrival -> pending.put(arrival.file().key(), arrival));
            landing.pending(patience)
                    .forEach(arrival -> pending.putIfAbsent(arrival.file().key(), arrival));
            searchLandingOnce(summary).forEach(pending::putIfAbsent);
            return pending.values();
        } catch (UnavailableException e) {
            return List.of(); // the next pass tries again
        }
    }

    private Map<String, Arrival> searchLandingOnce(Summary summary) throws IOException {
        if (found == null) {
            List<Arrival> unrecorded = new ArrayList<>();
            for (LandedFile file : manifest.unrecorded(landing.all())) {
                try {
                    unrecorded.add(landing.arrival(file));
                } catch (IllegalStateException e) {
                    summary.failures().put(file.key(), e);
                }
            }
            unrecorded.sort(Comparator.comparing(arrival -> arrival.file().receivedAt()));
            Map<String, Arrival> byKey = new LinkedHashMap<>();
            unrecorded.forEach(arrival -> byKey.put(arrival.file().key(), arrival));
            found = byKey;
        }
        return found;
    }

    private @Nullable IntakeOutcome resume(Arrival arrival, Summary summary) {
        String key = arrival.file().key();
        try {
            IntakeOutcome outcome = intake.resume(arrival);
            if (outcome != null && !(outcome instanceof IntakeOutcome.Pending)) {
                summary.resumed().put(key, outcome);
                forget(key);
            }
            return outcome;
        } catch (NoSuchFileException e) {
            summary.missing().add(key);
            forget(key);
        } catch (IOException | RuntimeException e) {
            summary.failures().put(key, e);
        }
        return null;
    }

    private void forget(String key) {
        if (found != null) {
            found.remove(key);
        }
    }
}
