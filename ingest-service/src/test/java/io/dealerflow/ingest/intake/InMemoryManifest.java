package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One instance's view of a manifest that several may share. */
public final class InMemoryManifest implements Manifest {
    public static final Duration CLAIM_LIFETIME = Duration.ofSeconds(30);

    /** What all instances share. */
    public static final class Tables {
        public final Map<String, Row> observations = new LinkedHashMap<>();
        final Map<String, Arrival> files = new LinkedHashMap<>();
        final Map<String, Report> reports = new LinkedHashMap<>();
        private final Map<String, List<Row>> bySubjectAndTime = new HashMap<>();

        Row insert(Reading.Observed observed, Arrival arrival) {
            Row row = new Row(observed, arrival);
            of(observed.event()).add(row);
            return row;
        }

        List<Row> of(Event event) {
            return bySubjectAndTime.computeIfAbsent(event.subject() + event.asOf(), key -> new ArrayList<>());
        }
    }

    /** A report on a file, by the file's key. */
    public static final class Report {
        final FileQuality event;
        boolean isPublished;
        Instant claimedUntil = Instant.MIN;

        Report(FileQuality event) {
            this.event = event;
        }
    }

    public static final class Row {
        final Reading.Observed observed;
        Arrival arrival;
        public boolean isPublished;

        @Nullable
        String claimedBy;

        @Nullable
        Instant claimedUntil;

        Row(Reading.Observed observed, Arrival arrival) {
            this.observed = observed;
            this.arrival = arrival;
        }

        boolean isClaimed(Instant now) {
            return claimedUntil != null && now.isBefore(claimedUntil);
        }
    }

    private final Tables tables;
    private final String instance;
    private final Clock clock;
    boolean away;
    boolean awayForMarks;

    public InMemoryManifest(Tables tables, String instance, Clock clock) {
        this.tables = tables;
        this.instance = instance;
        this.clock = clock;
    }

    @Override
    public List<Recorded> record(Part part) {
        check(away);
        synchronized (tables) {
            Arrival arrival = part.entry().arrival();
            if (part.isLast()) {
                FileQuality report = part.report();
                if (tables.files.putIfAbsent(arrival.file().key(), arrival) == null && report != null) {
                    tables.reports.put(report.landingKey(), new Report(report));
                }
            }
            List<Recorded> recorded = new ArrayList<>();
            for (Reading.Observed observed : part.observations()) {
                Row row = tables.observations.computeIfAbsent(
                        observed.event().eventId(), id -> tables.insert(observed, arrival));
                Instant ingestTs = row.observed.event().ingestTs();
                recorded.add(new Recorded(claim(row), ingestTs, supersededBy(observed), false));
            }
            return recorded;
        }
    }

    private Progress claim(Row row) {
        if (row.isPublished) {
            return Progress.PUBLISHED;
        }
        if (row.isClaimed(clock.instant())) {
            return Progress.IN_PROGRESS;
        }
        row.claimedBy = instance;
        row.claimedUntil = clock.instant().plus(CLAIM_LIFETIME);
        return Progress.CLAIMED;
    }

    private @Nullable String supersededBy(Reading.Observed observed) {
        Event event = observed.event();
        return tables.of(event).stream()
                .map(row -> row.observed)
                .filter(other -> other.event().ingestTs().isAfter(event.ingestTs())
                        && other.covers().containsAll(observed.covers()))
                .map(other -> other.event().eventId())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void record(FileQuality refused) {
        check(away);
        synchronized (tables) {
            tables.reports.putIfAbsent(refused.landingKey(), new Report(refused));
        }
    }

    @Override
    public List<FileQuality> claimReports() {
        check(away);
        synchronized (tables) {
            Instant now = clock.instant();
            List<Report> free = tables.reports.values().stream()
                    .filter(report -> !report.isPublished && !now.isBefore(report.claimedUntil))
                    .toList();
            free.forEach(report -> report.claimedUntil = now.plus(CLAIM_LIFETIME));
            return free.stream().map(report -> report.event).toList();
        }
    }

    @Override
    public void markReported(Collection<String> eventIds) {
        check(away);
        synchronized (tables) {
            tables.reports.values().stream()
                    .filter(report -> eventIds.contains(report.event.eventId()))
                    .forEach(report -> report.isPublished = true);
        }
    }

    @Override
    public void markPublished(Collection<String> eventIds) {
        check(away || awayForMarks);
        synchronized (tables) {
            eventIds.forEach(id -> row(id).isPublished = true);
        }
    }

    @Override
    public void release(Collection<String> eventIds) {
        check(away);
        synchronized (tables) {
            eventIds.stream()
                    .map(this::row)
                    .filter(row -> instance.equals(row.claimedBy))
                    .forEach(row -> {
                        row.claimedBy = null;
                        row.claimedUntil = null;
                    });
        }
    }

    @Override
    public List<Arrival> unpublished() {
        check(away);
        synchronized (tables) {
            return tables.observations.values().stream()
                    .filter(row -> !row.isPublished && !row.isClaimed(clock.instant()))
                    .map(row -> row.arrival)
                    .toList();
        }
    }

    @Override
    public List<LandedFile> unrecorded(List<LandedFile> files) {
        check(away);
        synchronized (tables) {
            return files.stream()
                    .filter(file -> !tables.files.containsKey(file.key()))
                    .toList();
        }
    }

    @Override
    public long chains(String source) {
        synchronized (tables) {
            return tables.observations.size();
        }
    }

    private Row row(String eventId) {
        Row row = tables.observations.get(eventId);
        if (row == null) {
            throw new IllegalStateException(eventId + " was never recorded");
        }
        return row;
    }

    private static void check(boolean away) {
        if (away) {
            throw new UnavailableException("away", new IOException("away"));
        }
    }
}
