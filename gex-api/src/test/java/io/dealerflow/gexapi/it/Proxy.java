package io.dealerflow.gexapi.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards between the service and a server, and can be stopped and started by writing 0 or 1 to its handle. */
final class Proxy {
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile boolean unavailable;
    private final ServerSocket handle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    Proxy(String address) throws IOException {
        String[] parts = address.split(":");
        target = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::control);
    }

    /** A port: one byte written there, 0 or 1, stops or starts forwarding; a byte answers when it is done. */
    int handle() {
        return handle.getLocalPort();
    }

    private void control() {
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
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void turn(boolean there) throws IOException {
        unavailable = !there;
        if (unavailable) {
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
        }
    }

    /** The listener stays bound, so that the port stays reserved; connections are closed while the server is unavailable. */
    private void accept() {
        while (true) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                if (unavailable) {
                    client.close();
                    continue;
                }
                Socket server = new Socket();
                sockets.add(server);
                server.connect(target);
                pump(client, server);
                pump(server, client);
            } catch (IOException e) {
                // The connection failed.
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
