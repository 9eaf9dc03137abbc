package io.dealerflow.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Finds TCP ports to listen on, below the kernel's ephemeral range. */
public final class Ports {
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final Set<Integer> RETURNED = new HashSet<>();

    private Ports() {}

    /** A free port that was not returned before in this process. */
    public static synchronized int free() {
        int start = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        for (int offset = 0; offset < LAST - FIRST; offset++) {
            int port = FIRST + (start - FIRST + offset) % (LAST - FIRST);
            if (isFree(port) && RETURNED.add(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    /** {@code wanted} when it is free, else any free port. */
    public static synchronized int preferred(int wanted) {
        return isFree(wanted) && RETURNED.add(wanted) ? wanted : free();
    }

    /** Whether nobody listens on {@code port}, on any address of this machine. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
