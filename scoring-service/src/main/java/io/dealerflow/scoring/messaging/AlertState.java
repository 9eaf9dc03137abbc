package io.dealerflow.scoring.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.kit.core.InvalidEventException;
import io.dealerflow.kit.streams.StateBytes;
import io.dealerflow.scoring.alerts.AlertEngine.Decision;
import io.dealerflow.scoring.alerts.AlertMemory;
import io.dealerflow.scoring.alerts.UserRules;
import io.dealerflow.scoring.history.History;
import io.dealerflow.scoring.rules.RuleEvaluation;
import io.dealerflow.scoring.rules.RuleMemory;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What a stage with alerts keeps of each asset of one partition: its history, the states of the rules, and what the rules of users have seen of it.
 *
 * @param <E> entry of the history
 */
final class AlertState<E extends History.Entry<E>> {
    private final Histories<E> histories;
    private final KeyValueStore<Bytes, byte[]> memories;
    private final RuleBook book;

    /**
     * @param history name of the store of histories
     * @param memory  name of the store of the rules' states
     */
    AlertState(ProcessorContext<byte[], byte[]> context, String history, String memory, Class<E> type) {
        this.histories = new Histories<>(context.getStateStore(history), type);
        this.memories = context.getStateStore(memory);
        this.book = RuleBook.of(context);
    }

    /** Keys of the stores end names with a zero character. */
    History<E> history(String symbol) {
        if (symbol.indexOf('\0') >= 0) {
            throw new InvalidEventException("the symbol must not hold a zero character");
        }
        return histories.of(symbol);
    }

    void remember(String symbol, E entry) {
        histories.add(symbol, entry);
    }

    /** The alerts of an observation of an asset; what rules have seen is kept once {@code evaluation} has returned. */
    List<Alert> evaluate(String symbol, BiFunction<AlertMemory, UserRules, Decision> evaluation) {
        AlertMemory memory = read(memoryKey(symbol), AlertMemory.class, AlertMemory.EMPTY);
        RuleMemory seen = read(rulesKey(symbol), RuleMemory.class, RuleMemory.EMPTY);
        var rules = new RuleEvaluation(book.active(), seen);
        Decision decision = evaluation.apply(memory, rules);
        if (!decision.memory().equals(memory)) {
            memories.put(memoryKey(symbol), StateBytes.write(decision.memory()));
        }
        if (!rules.memory().equals(seen)) {
            memories.put(rulesKey(symbol), StateBytes.write(rules.memory()));
        }
        return decision.alerts();
    }

    private <T> T read(Bytes key, Class<T> type, T otherwise) {
        byte[] stored = memories.get(key);
        return stored == null ? otherwise : StateBytes.read(stored, type);
    }

    private static Bytes memoryKey(String symbol) {
        return Bytes.wrap(symbol.getBytes(UTF_8));
    }

    /** No key of a memory: a symbol holds no zero character. */
    private static Bytes rulesKey(String symbol) {
        return StateBytes.key(symbol, "rules");
    }
}
