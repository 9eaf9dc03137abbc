package io.dealerflow.scoring.messaging;

import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.rules.RuleEvaluation;
import io.dealerflow.scoring.rules.RuleMemory;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The rules of users in one stage: those that are active, and what they have seen of each asset, which is kept beside the states of its alerts.
 */
final class StageRules {
    private final RuleBook book;
    private final KeyValueStore<Bytes, byte[]> store;

    /** @param store that of the stage's {@link AlertMemories} */
    StageRules(ProcessorContext<byte[], byte[]> context, KeyValueStore<Bytes, byte[]> store) {
        this.book = RuleBook.of(context);
        this.store = store;
    }

    RuleEvaluation of(String symbol) {
        return new RuleEvaluation(book.active(), memory(symbol));
    }

    /** Keeps what the rules have seen, if that has changed. */
    void remember(String symbol, RuleEvaluation evaluation) {
        if (!evaluation.memory().equals(memory(symbol))) {
            store.put(key(symbol), StateBytes.write(evaluation.memory()));
        }
    }

    private RuleMemory memory(String symbol) {
        byte[] stored = store.get(key(symbol));
        return stored == null ? RuleMemory.EMPTY : StateBytes.read(stored, RuleMemory.class);
    }

    /** No key of an alert memory: a symbol holds no zero character. */
    private static Bytes key(String symbol) {
        return StateBytes.key(symbol, "rules");
    }
}
