package io.dealerflow.gexapi.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between the service and a server, and can be taken away and put back by writing 0 or 1 to its handle. */
final class Proxy {
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile boolean away;
    private final ServerSocket handle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    Proxy(String address) throws IOException {
        String[] parts = address.split(":");
        target = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        Thread.ofVirtual().start(this::welcome);
        Thread.ofVirtual().start(this::obey);
    }

    /** A port: one byte written there, 0 or 1, takes the server away or puts it back; a byte answers when it is done. */
    int handle() {
        return handle.getLocalPort();
    }

    private void obey() {
        while (true) {
            try (Socket socket = handle.accept()) {
                turn(socket.getInputStream().read() == 1);
                socket.getOutputStream().write(1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private void turn(boolean there) throws IOException {
        away = !there;
        if (away) {
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
        }
    }

    /** The door stays bound, so that nobody else takes the port; whoever comes while the server is away is turned out. */
    private void welcome() {
        while (true) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                if (away) {
                    client.close();
                    continue;
                }
                Socket server = new Socket();
                sockets.add(server);
                server.connect(target);
                pump(client, server);
                pump(server, client);
            } catch (IOException e) {
                // This one came to nothing.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        Thread.ofVirtual().start(() -> {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException e) {
                // The other direction ends too, since both sockets are closed now.
            }
        });
    }
}
