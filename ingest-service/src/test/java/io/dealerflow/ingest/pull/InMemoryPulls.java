package io.dealerflow.ingest.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One instance's view of positions that several may share. */
public final class InMemoryPulls implements Pulls {
    public static final Duration LEASE = Duration.ofSeconds(30);

    /** What all instances share. */
    public static final class Tables {
        public final Map<String, Row> rows = new LinkedHashMap<>();
        final Map<String, Instant> free = new LinkedHashMap<>();
        final Map<String, Duration> spacing = new LinkedHashMap<>();
    }

    /** A subject. */
    public static final class Row {
        public Due due;

        @Nullable
        public Instant nextRun;

        @Nullable
        public String error;

        @Nullable
        public PullOutcome outcome;

        @Nullable
        String leasedBy;

        Instant leasedUntil = Instant.MIN;

        Row(Due due, Instant nextRun) {
            this.due = due;
            this.nextRun = nextRun;
        }
    }

    private final Tables tables;
    private final String instance;

    public InMemoryPulls(Tables tables, String instance) {
        this.tables = tables;
        this.instance = instance;
    }

    @Override
    public void register(Collection<PullSource> sources, Instant now) {
        for (PullSource source : sources) {
            tables.free.putIfAbsent(source.name(), now);
            tables.spacing.put(source.name(), source.spacing());
            for (String subject : source.subjects()) {
                var fresh = new Due(source.name(), subject, null, null, null, 0);
                tables.rows.putIfAbsent(source.name() + " " + subject, new Row(fresh, now));
            }
        }
    }

    @Override
    public Optional<Due> claim(Collection<String> names, Instant now) {
        Optional<Row> found = tables.rows.values().stream()
                .filter(row -> names.contains(row.due.name()))
                .filter(row -> row.nextRun != null && !row.nextRun.isAfter(now))
                .filter(row -> !row.leasedUntil.isAfter(now))
                .filter(row -> !free(row).isAfter(now))
                .min(Comparator.comparing(row -> row.nextRun));
        found.ifPresent(row -> {
            row.leasedBy = instance;
            row.leasedUntil = now.plus(LEASE);
            String name = row.due.name();
            tables.free.put(name, now.plus(Objects.requireNonNull(tables.spacing.get(name))));
        });
        return found.map(row -> row.due);
    }

    private Instant free(Row row) {
        return Objects.requireNonNull(tables.free.get(row.due.name()));
    }

    @Override
    public void renew(Collection<Due> running, Instant now) {
        tables.rows.values().stream()
                .filter(row -> running.contains(row.due) && instance.equals(row.leasedBy))
                .forEach(row -> row.leasedUntil = now.plus(LEASE));
    }

    @Override
    public void settle(Settlement settlement, Instant now) {
        Row row = Objects.requireNonNull(
                tables.rows.get(settlement.due().name() + " " + settlement.due().subject()));
        if (!instance.equals(row.leasedBy)) {
            return;
        }
        row.due = settlement.due();
        row.nextRun = settlement.nextRun();
        row.outcome = settlement.outcome();
        row.error = settlement.error();
        row.leasedBy = null;
        row.leasedUntil = Instant.MIN;
        if (settlement.pauseUntil() != null) {
            tables.free.put(row.due.name(), settlement.pauseUntil());
        }
    }

    @Override
    public void release() {
        tables.rows.values().stream()
                .filter(row -> instance.equals(row.leasedBy))
                .forEach(row -> row.leasedUntil = Instant.MIN);
    }
}
