package io.dealerflow.gexapi.snapshot;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Answers computed once for all who ask the same, the ones used last kept; a failure is forgotten and may be tried again. */
final class SharedAnswers<Q, A> {
    private final Recent<Q, CompletableFuture<A>> answers;

    SharedAnswers(int size) {
        answers = new Recent<>(size);
    }

    /** @param compute has to return at once */
    Uni<A> answer(Q question, Supplier<Uni<A>> compute) {
        return Uni.createFrom()
                .completionStage(() ->
                        answers.computeIfAbsent(question, q -> compute.get().subscribeAsCompletionStage()))
                .onFailure()
                .invoke(() -> forgetFailure(question));
    }

    private void forgetFailure(Q question) {
        CompletableFuture<A> answer = answers.get(question);
        if (answer != null && answer.isCompletedExceptionally()) {
            answers.remove(question, answer);
        }
    }
}
