package io.dealerflow.gexapi.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Forwards between the service and a server, as its handle is told. */
final class Proxy {
    /** Connections are closed, and new ones too. */
    static final int STOPPED = 0;
    /** Everything is forwarded. */
    static final int STARTED = 1;
    /** Connections stay open, and what the service sends is not answered until this ends. */
    static final int HANGING = 2;

    private final InetSocketAddress target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private volatile int state = STARTED;
    private final Object change = new Object();
    private final ServerSocket handle = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    Proxy(String address) throws IOException {
        String[] parts = address.split(":");
        target = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        Thread.ofVirtual().start(this::accept);
        Thread.ofVirtual().start(this::control);
    }

    /** A port: one byte written there is the new state; a byte answers when it is done. */
    int handle() {
        return handle.getLocalPort();
    }

    private void control() {
        while (true) {
            try (Socket socket = handle.accept()) {
                turn(socket.getInputStream().read());
                socket.getOutputStream().write(1);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void turn(int wanted) throws IOException {
        synchronized (change) {
            state = wanted;
            change.notifyAll();
        }
        if (wanted == STOPPED) {
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
                if (state == STOPPED) {
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
                byte[] bytes = new byte[8192];
                for (int read = from.getInputStream().read(bytes);
                        read >= 0;
                        read = from.getInputStream().read(bytes)) {
                    awaitForwarding();
                    to.getOutputStream().write(bytes, 0, read);
                }
            } catch (IOException e) {
                // The other direction ends too, since both sockets are closed now.
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void awaitForwarding() throws InterruptedException {
        synchronized (change) {
            while (state == HANGING) {
                change.wait();
            }
        }
    }
}
