package io.dealerflow.launcher.system;

/** What the exit status of every command means. */
public final class ExitCodes {
    public static final int DONE = 0;

    /** Something went wrong that has no code of its own. */
    public static final int FAILED = 1;

    public static final int USAGE = 2;

    // 3, no JDK 25, is the shell script's

    public static final int START_FAILED = 4;
    public static final int NOTHING_RUNNING = 5;
    public static final int INPUT_REFUSED = 6;

    private ExitCodes() {}
}
