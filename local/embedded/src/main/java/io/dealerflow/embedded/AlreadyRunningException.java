package io.dealerflow.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** Another process owns the run folder, which was not changed. */
public final class AlreadyRunningException extends IOException {
    private static final long serialVersionUID = 1;

    AlreadyRunningException(Path directory) {
        super("another process is using " + directory);
    }
}
