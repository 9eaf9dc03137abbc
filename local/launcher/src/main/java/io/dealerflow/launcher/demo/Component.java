package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One process of the system, which can be started again. */
interface Component {
    String name();

    /** Null for a server without HTTP. */
    @Nullable
    Integer httpPort();

    /** Its address, for display. */
    String address();

    /** Starts the process. */
    Child launch() throws IOException;

    /**
     * Returns when the process is ready.
     *
     * @throws IOException when it ended, or is not ready in time
     */
    void awaitReady(Child child) throws IOException;
}
