package io.dealerflow.scoring.messaging;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.rules.UserRule;
import io.dealerflow.kit.core.Decoded;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.scoring.rules.ActiveRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The rules of users, from a global store in memory that has the whole topic of rules: every instance has every rule, and has read those that there
 * are before it reads anything else. A rule that cannot be read is left out; the thread that reads rules has no dead letters.
 */
final class RuleBook {
    private static final Logger LOG = Logger.getLogger(RuleBook.class);
    private static final String STORE = "rules";
    private static final Comparator<ActiveRule> OLDEST_FIRST = Comparator.comparing(
                    (ActiveRule active) -> active.rule().createdAt())
            .thenComparing(active -> active.rule().ruleId());

    private final KeyValueStore<Bytes, byte[]> store;
    private Map<Bytes, Entry> entries = Map.of();
    private List<ActiveRule> active = List.of();

    private RuleBook(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Of one record. Entries are compared as objects: one is kept as long as its record is. */
    private static final class Entry {
        private final byte[] bytes;
        private final Optional<ActiveRule> rule;

        Entry(byte[] bytes, Optional<ActiveRule> rule) {
            this.bytes = bytes;
            this.rule = rule;
        }
    }

    /** Adds the store and what fills it. */
    static void addTo(Topology topology) {
        topology.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withLoggingDisabled()
                        .withCachingDisabled(),
                Topics.ALERTS_RULES.name(),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.ALERTS_RULES.name(),
                "rules",
                Fill::new);
    }

    static RuleBook of(ProcessorContext<byte[], byte[]> context) {
        return new RuleBook(Objects.requireNonNull(context.getStateStore(STORE)));
    }

    /** The rules that are to be evaluated now, the oldest first. */
    List<ActiveRule> active() {
        Map<Bytes, Entry> next = new HashMap<>();
        try (var stored = store.all()) {
            stored.forEachRemaining(entry -> next.put(entry.key, read(entry.key, entry.value)));
        }
        if (!next.equals(entries)) {
            entries = next;
            List<ActiveRule> found = new ArrayList<>();
            next.values().forEach(entry -> entry.rule.ifPresent(found::add));
            found.sort(OLDEST_FIRST);
            active = List.copyOf(found);
        }
        return active;
    }

    private Entry read(Bytes key, byte[] bytes) {
        Entry known = entries.get(key);
        return known != null && Arrays.equals(known.bytes, bytes) ? known : new Entry(bytes, decode(bytes));
    }

    private static Optional<ActiveRule> decode(byte[] bytes) {
        return switch (EventCodec.read(UserRule.class, bytes, new RecordHeaders())) {
            case Decoded.Read<UserRule>(UserRule rule) -> ActiveRule.of(rule);
            case Decoded.Invalid<UserRule>(var reason, String error) -> {
                LOG.warnf("A rule is left out, since it cannot be read: %s %s", reason, error);
                yield Optional.empty();
            }
        };
    }

    /** Takes the newest record of each rule. */
    private static final class Fill implements Processor<byte[], byte[], Void, Void> {
        private @Nullable KeyValueStore<Bytes, byte[]> store;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<byte[], byte[]> received) {
            if (received.key() != null && received.value() != null) {
                Objects.requireNonNull(store).put(Bytes.wrap(received.key()), received.value());
            }
        }
    }
}
