package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One process of the system, which can be started again. */
interface Part {
    String name();

    /** Null for a server that does not speak HTTP. */
    @Nullable
    Integer httpPort();

    /** Where it can be reached, for people. */
    String address();

    /** Starts the process. */
    Child launch() throws IOException;

    /**
     * Returns when the process serves.
     *
     * @throws IOException when it ended, or does not serve in time
     */
    void awaitServing(Child child) throws IOException, InterruptedException;
}
