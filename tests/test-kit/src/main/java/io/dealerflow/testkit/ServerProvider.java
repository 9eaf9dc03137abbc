package io.dealerflow.testkit;

import java.io.IOException;

/** A way to have servers; each lives until the JVM ends. */
interface ServerProvider {
    /** Starts one and says where: {@code host:port}. */
    String start(ServerKind kind) throws IOException;
}
