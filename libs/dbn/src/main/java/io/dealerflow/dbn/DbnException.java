package io.dealerflow.dbn;

import java.io.IOException;

/** The bytes are not usable DBN. Failures to fetch them are other {@link IOException}s. */
public final class DbnException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DbnProblem problem;
    private final long offset;

    /** @param sentence what is wrong, human-readable, without the offset */
    DbnException(DbnProblem problem, long offset, String sentence) {
        super(sentence);
        this.problem = problem;
        this.offset = offset;
    }

    public DbnProblem problem() {
        return problem;
    }

    /** Where the fault begins: bytes from the beginning, 0-based; after unpacking, except in {@link DbnProblem#DAMAGED} data. */
    public long offset() {
        return offset;
    }
}
