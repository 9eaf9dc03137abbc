package io.dealerflow.launcher.system;

/** Exit codes of all commands. */
public final class ExitCodes {
    public static final int DONE = 0;

    /** Any other failure. */
    public static final int FAILED = 1;

    public static final int USAGE = 2;

    // 3, no JDK 25, is the shell script's

    public static final int START_FAILED = 4;
    public static final int NOTHING_RUNNING = 5;
    public static final int INPUT_REFUSED = 6;

    private ExitCodes() {}
}
