package io.dealerflow.ingest.store;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code known_items}: which event an item is when several sources have it. Decided once for each event id, in the transaction that
 * records it, so that a repeat and another instance come to the same result: an item whose words are known is the event that has them,
 * and so is one whose address is known, unless it is a later revision by the same source. Rows are locked in the order of their identities.
 */
final class KnownItems {
    private static final String INSERT = """
            INSERT INTO known_items (identity, event_id, source, revised_at, recorded_at)
            SELECT i.identity, i.event_id, i.source, i.revised_at, $5
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) WITH ORDINALITY
               AS i(identity, event_id, source, revised_at, place)
            ORDER BY i.identity, i.place ON CONFLICT (identity) DO NOTHING RETURNING identity""";
    private static final String FIND = """
            SELECT identity, event_id, source, revised_at FROM known_items WHERE identity = ANY ($1) ORDER BY identity FOR UPDATE""";
    private static final String CHANGE = """
            UPDATE known_items k SET event_id = c.event_id, revised_at = c.revised_at
            FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS c(identity, event_id, revised_at)
            WHERE k.identity = c.identity""";

    private final List<Reading.Observed> observations;
    private final Instant now;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Known> changed = new HashMap<>();

    KnownItems(List<Reading.Observed> observations, Instant now) {
        this.observations = observations.stream()
                .filter(observed -> observed.identity() != null)
                .toList();
        this.now = now;
    }

    private record Known(
            String eventId, String source, @Nullable Instant revisedAt) {
        static Known of(Event event, Reading.Identity identity) {
            return new Known(event.eventId(), event.source(), identity.revisedAt());
        }

        static Known of(Row row) {
            OffsetDateTime revisedAt = row.get(OffsetDateTime.class, "revised_at");
            return new Known(
                    row.getString("event_id"),
                    row.getString("source"),
                    revisedAt == null ? null : revisedAt.toInstant());
        }

        /** Whether {@code later} is a revision of this. */
        boolean isRevisedBy(Known later) {
            return source.equals(later.source)
                    && later.revisedAt != null
                    && (revisedAt == null || later.revisedAt.isAfter(revisedAt));
        }
    }

    /** The events that are others, by their ids. */
    Uni<Map<String, String>> resolve(SqlConnection transaction) {
        if (observations.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return insert(transaction)
                .map(HashSet::new)
                .chain(isNew -> find(transaction).map(rows -> decide(rows, isNew)))
                .call(() -> change(transaction));
    }

    private Uni<List<String>> insert(SqlConnection transaction) {
        List<String> identities = new ArrayList<>();
        List<Known> items = new ArrayList<>();
        for (Reading.Observed observed : observations) {
            Known item = Known.of(observed.event(), identity(observed));
            for (String identity : identities(observed)) {
                identities.add(identity);
                items.add(item);
            }
        }
        return Db.list(
                transaction,
                INSERT,
                row -> row.getString("identity"),
                identities.toArray(String[]::new),
                items.stream().map(Known::eventId).toArray(String[]::new),
                items.stream().map(Known::source).toArray(String[]::new),
                items.stream().map(Known::revisedAt).toArray(Instant[]::new),
                now);
    }

    private Uni<List<Row>> find(SqlConnection transaction) {
        String[] all = observations.stream()
                .flatMap(observed -> identities(observed).stream())
                .distinct()
                .toArray(String[]::new);
        return Db.list(transaction, FIND, row -> row, (Object) all);
    }

    private Map<String, String> decide(List<Row> rows, Set<String> isNew) {
        rows.forEach(row -> known.put(row.getString("identity"), Known.of(row)));
        Map<String, String> others = new HashMap<>();
        for (Reading.Observed observed : observations) {
            String eventId = observed.event().eventId();
            if (isNew.contains(eventKey(eventId))) {
                decide(observed);
            }
            String owner = at(eventKey(eventId)).eventId();
            if (!owner.equals(eventId)) {
                others.put(eventId, owner);
            }
        }
        return others;
    }

    private void decide(Reading.Observed observed) {
        Reading.Identity identity = identity(observed);
        Known self = Known.of(observed.event(), identity);
        Known owner = at(identity.content());
        String place = identity.place();
        if (owner.eventId().equals(self.eventId()) && place != null) {
            Known first = at(place);
            if (first.eventId().equals(self.eventId()) || !first.isRevisedBy(self)) {
                owner = first;
            } else {
                change(place, self);
            }
        }
        if (!owner.eventId().equals(self.eventId())) {
            for (String each : identities(observed)) {
                if (at(each).eventId().equals(self.eventId())) {
                    change(each, new Known(owner.eventId(), owner.source(), at(each).revisedAt()));
                }
            }
        }
    }

    private Known at(String identity) {
        return Objects.requireNonNull(known.get(identity), identity);
    }

    private void change(String identity, Known to) {
        known.put(identity, to);
        changed.put(identity, to);
    }

    private Uni<Integer> change(SqlConnection transaction) {
        List<Map.Entry<String, Known>> changes = List.copyOf(changed.entrySet());
        return changes.isEmpty()
                ? Uni.createFrom().item(0)
                : Db.update(
                        transaction,
                        CHANGE,
                        changes.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        changes.stream()
                                .map(change -> change.getValue().eventId())
                                .toArray(String[]::new),
                        changes.stream()
                                .map(change -> change.getValue().revisedAt())
                                .toArray(Instant[]::new));
    }

    private static List<String> identities(Reading.Observed observed) {
        Reading.Identity identity = identity(observed);
        String own = eventKey(observed.event().eventId());
        String place = identity.place();
        return place == null ? List.of(own, identity.content()) : List.of(own, identity.content(), place);
    }

    private static Reading.Identity identity(Reading.Observed observed) {
        return Objects.requireNonNull(observed.identity());
    }

    /** The identity of an event, as {@link Recording} looks for it as well. */
    static String eventKey(String eventId) {
        return "event:" + eventId;
    }
}
