package io.dealerflow.gexapi.rendered;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Answers in memory shared by all replicas. Every method fails with {@link io.dealerflow.kit.core.UnavailableException} while that
 * memory does not answer.
 */
public interface RenderedStore {
    Uni<Optional<Rendered>> find(String question);

    /** Keeps the answer for {@link RenderedAnswers#LIFETIME}. */
    Uni<Void> put(String question, Rendered answer);
}
