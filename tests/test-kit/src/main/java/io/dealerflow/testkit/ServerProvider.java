package io.dealerflow.testkit;

import java.io.IOException;

/** Starts servers, each until the JVM ends. */
interface ServerProvider {
    /** Starts one and returns its {@code host:port}. */
    String start(ServerKind kind) throws IOException;
}
