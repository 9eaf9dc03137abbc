package io.dealerflow.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Finds TCP ports to listen on, below the kernel's ephemeral range. A port found is reserved among the processes of this user
 * until this one ends, so that two that start at the same moment do not choose the same.
 */
public final class Ports {
    private static final Path RESERVATIONS =
            Path.of(System.getProperty("java.io.tmpdir"), "dealerflow-" + System.getProperty("user.name") + ".ports");
    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final Set<Integer> RETURNED = new HashSet<>();
    /** Open until the process ends: the system drops its locks when it is closed. */
    private static @Nullable FileChannel reservations;

    private Ports() {}

    /** A free port that was not returned before in this process. */
    public static synchronized int free() {
        int start = ThreadLocalRandom.current().nextInt(FIRST, LAST);
        for (int offset = 0; offset < LAST - FIRST; offset++) {
            int port = FIRST + (start - FIRST + offset) % (LAST - FIRST);
            if (take(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
    }

    /** {@code wanted} when it is free, else any free port. */
    public static synchronized int preferred(int wanted) {
        return take(wanted) ? wanted : free();
    }

    private static boolean take(int port) {
        return isFree(port) && RETURNED.add(port) && reserve(port);
    }

    /** Locks the byte of the file whose position is the port. */
    private static boolean reserve(int port) {
        try {
            FileChannel channel = reservations;
            if (channel == null) {
                channel = FileChannel.open(RESERVATIONS, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                reservations = channel;
            }
            return channel.tryLock(port, 1, false) != null;
        } catch (IOException unwritable) {
            return true; // as on a machine where nobody else starts servers
        }
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
