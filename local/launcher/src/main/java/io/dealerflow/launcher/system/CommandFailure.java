package io.dealerflow.launcher.system;

/** Ends a command with a message and an exit code. */
public final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public CommandFailure(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** No running system was found. */
    public static CommandFailure nothingRunning() {
        return new CommandFailure(ExitCodes.NOTHING_RUNNING, "nothing is running; start it with: dealerflow demo");
    }
}
