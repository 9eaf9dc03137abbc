package io.dealerflow.gexapi.deadletters;

import io.dealerflow.contracts.api.DeadLetterList;
import io.dealerflow.contracts.api.DeadLetterList.Group;
import io.dealerflow.contracts.api.DeadLetterList.Letter;
import io.dealerflow.contracts.api.DeadLetterList.Replay;
import io.dealerflow.kit.messaging.DeadLetterFilter;
import io.dealerflow.kit.messaging.DeadLetters;
import io.dealerflow.kit.messaging.StoredDeadLetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Lists, shows and replays dead letters. Every method blocks while Kafka and the ledger answer. */
@ApplicationScoped
public class DeadLetterService {
    private static final Logger LOG = Logger.getLogger(DeadLetterService.class);

    /** Dead letters sent at once: a value can have 16 MiB. */
    private static final int REPLAY_PAGE = 4;

    private record Key(String topic, String consumer, String reason) {}

    private final DeadLetters letters;
    private final ReplayLedger ledger;

    DeadLetterService(DeadLetters letters, ReplayLedger ledger) {
        this.letters = letters;
        this.ledger = ledger;
    }

    /** Counts all that match, and returns the newest {@code limit} of them. */
    public DeadLetterList list(DeadLetterFilter filter, int limit) {
        Set<String> replayed = ledger.replayed(letters.clusterId());
        Map<Key, Group> groups = new TreeMap<>(
                Comparator.comparing(Key::topic).thenComparing(Key::consumer).thenComparing(Key::reason));
        var newest = new PriorityQueue<>(Comparator.comparing(Letter::time));
        letters.forEach(filter, stored -> {
            Letter letter = letter(stored, replayed.contains(stored.id()), null);
            groups.merge(
                    new Key(letter.topic(), letter.consumer(), letter.reason()), group(letter), DeadLetterService::sum);
            newest.add(letter);
            if (newest.size() > limit) {
                newest.remove();
            }
        });
        return new DeadLetterList(
                List.copyOf(groups.values()),
                newest.stream().sorted(Comparator.comparing(Letter::time)).toList());
    }

    /** The dead letter with its value. */
    public Optional<Letter> find(TopicPartition partition, long offset) {
        return letters.find(partition, offset).map(stored -> {
            byte @Nullable [] value = stored.message().value();
            boolean replayed = ledger.replayed(letters.clusterId()).contains(stored.id());
            return letter(
                    stored, replayed, value == null ? null : Base64.getEncoder().encodeToString(value));
        });
    }

    /** Sends the matching dead letters again, each to the consumer that failed on it. */
    public Replay replay(DeadLetterFilter filter, boolean again) {
        var replay = new Replaying(letters.clusterId(), again);
        letters.forEach(filter, replay::add);
        return replay.end();
    }

    /** Sends one dead letter again; empty when there is none at that offset. */
    public Optional<Replay> replay(TopicPartition partition, long offset, boolean again) {
        return letters.find(partition, offset).map(stored -> {
            var replay = new Replaying(letters.clusterId(), again);
            replay.add(stored);
            return replay.end();
        });
    }

    private static Letter letter(StoredDeadLetter stored, boolean replayed, @Nullable String valueBase64) {
        byte @Nullable [] key = stored.message().key();
        byte @Nullable [] value = stored.message().value();
        return new Letter(
                stored.id(),
                stored.message().topic(),
                stored.consumer(),
                stored.reason(),
                stored.error(),
                stored.time(),
                replayed,
                key == null ? null : new String(key, StandardCharsets.UTF_8),
                value == null ? null : value.length,
                valueBase64,
                stored.headers());
    }

    private static Group group(Letter letter) {
        return new Group(
                letter.topic(),
                letter.consumer(),
                letter.reason(),
                letter.replayed() ? 0 : 1,
                letter.replayed() ? 1 : 0,
                letter.time());
    }

    private static Group sum(Group one, Group other) {
        return new Group(
                one.topic(),
                one.consumer(),
                one.reason(),
                one.waiting() + other.waiting(),
                one.replayed() + other.replayed(),
                one.newest().isAfter(other.newest()) ? one.newest() : other.newest());
    }

    /** One replay: claims, sends and records dead letters a few at a time. */
    private final class Replaying {
        private final String cluster;
        private final boolean again;
        private final List<StoredDeadLetter> page = new ArrayList<>();
        private int matched;
        private int replayed;

        Replaying(String cluster, boolean again) {
            this.cluster = cluster;
            this.again = again;
        }

        void add(StoredDeadLetter letter) {
            matched++;
            page.add(letter);
            if (page.size() == REPLAY_PAGE) {
                send();
            }
        }

        Replay end() {
            send();
            LOG.infof("Replayed %d of %d dead letters", replayed, matched);
            return new Replay(matched, replayed);
        }

        private void send() {
            Set<String> claimed = ledger.claim(
                    cluster, page.stream().map(StoredDeadLetter::id).toList(), again);
            try {
                letters.replay(page.stream()
                        .filter(letter -> claimed.contains(letter.id()))
                        .toList());
            } catch (RuntimeException e) {
                ledger.release(cluster, claimed);
                throw e;
            }
            ledger.sent(cluster, claimed);
            replayed += claimed.size();
            page.clear();
        }
    }
}
