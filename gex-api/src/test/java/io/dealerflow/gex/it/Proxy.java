package io.dealerflow.gex.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Stands between the service and a server, and can be taken away and put back: {@code accept(false)}, {@code accept(true)}. */
final class Proxy implements Consumer<Boolean> {
    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket door;
    private final int port;

    Proxy(String address) throws IOException {
        String[] parts = address.split(":");
        target = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = door.getLocalPort();
        open(door);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public synchronized void accept(Boolean there) {
        try {
            door.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
            if (there) {
                door = new ServerSocket();
                door.setReuseAddress(true);
                door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                open(door);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open(ServerSocket opened) {
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try {
                    Socket client = opened.accept();
                    Socket server = new Socket();
                    server.connect(target);
                    sockets.add(client);
                    sockets.add(server);
                    pump(client, server);
                    pump(server, client);
                } catch (IOException e) {
                    // Closed: the server has been taken away.
                }
            }
        });
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
