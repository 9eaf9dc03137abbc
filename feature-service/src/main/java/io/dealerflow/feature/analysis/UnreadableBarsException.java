package io.dealerflow.feature.analysis;

/** A file of bars cannot be read: the same again would fail again. The message names the file, and the line and the column where there are any. */
public final class UnreadableBarsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableBarsException(String file, String problem) {
        super(file + " " + problem);
    }

    /** @param line from 1, the header's; of Parquet the row */
    public UnreadableBarsException(String file, long line, String column, String problem) {
        super(file + ", line " + line + ", column " + column + ": " + problem);
    }

    public UnreadableBarsException(String file, long line, String problem) {
        super(file + ", line " + line + ": " + problem);
    }
}
