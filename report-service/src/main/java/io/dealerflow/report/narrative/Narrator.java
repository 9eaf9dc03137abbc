package io.dealerflow.report.narrative;

/** A language model. */
@FunctionalInterface
public interface Narrator {
    /**
     * Its answer; blocks.
     *
     * @throws UnansweredException when there is none in time
     */
    String answer(String instructions, String prompt);

    /** The model gave no answer; it may do so later. */
    final class UnansweredException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnansweredException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
