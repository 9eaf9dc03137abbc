package io.dealerflow.launcher.dlq;

import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.RunningSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The dead letters of a running system, with the memory of which were replayed. */
final class DlqSession {
    private final DeadLetters letters;
    private final ReplayLedger ledger;

    private DlqSession(DeadLetters letters, ReplayLedger ledger) {
        this.letters = letters;
        this.ledger = ledger;
    }

    static DlqSession of(RunningSystem system) throws IOException, InterruptedException {
        DeadLetters letters = new DeadLetters(system.bootstrapServers());
        String clusterId = answered(letters::clusterId);
        return new DlqSession(letters, ReplayLedger.of(system.folder(), clusterId));
    }

    void forEach(Predicate<DeadLetter> wanted, Consumer<DeadLetter> reader) throws InterruptedException {
        answered(() -> {
            letters.forEach(wanted, reader);
            return true;
        });
    }

    boolean isReplayed(DeadLetter letter) {
        return ledger.contains(letter);
    }

    /** Replays the letters wanted and returns how many there were. */
    int replay(Predicate<DeadLetter> wanted) throws InterruptedException {
        List<DeadLetter> chosen = new ArrayList<>();
        forEach(wanted, chosen::add);
        return answered(() -> {
            letters.replay(chosen, this::remember);
            return chosen.size();
        });
    }

    private void remember(DeadLetter letter) {
        try {
            ledger.add(letter);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "cannot note the replay of " + letter.id(), e);
        }
    }

    private interface Question<T> {
        T ask() throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <T> T answered(Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (ExecutionException e) {
            throw new CommandFailure(ExitCodes.FAILED, "Kafka: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new CommandFailure(ExitCodes.FAILED, "Kafka does not answer", e);
        }
    }
}
