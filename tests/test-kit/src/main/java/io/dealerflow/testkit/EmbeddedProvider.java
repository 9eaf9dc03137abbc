package io.dealerflow.testkit;

import io.dealerflow.embedded.Binaries;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.KafkaServer;
import io.dealerflow.embedded.Ports;
import io.dealerflow.embedded.PostgresServer;
import io.dealerflow.embedded.RedisServer;
import io.dealerflow.embedded.ServerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The embedded servers, on a folder that is deleted when this JVM has ended. */
final class EmbeddedProvider implements ServerProvider {
    private final ChildProcesses children;
    private final Binaries binaries = Binaries.forCurrentUser();

    EmbeddedProvider() throws IOException {
        children = ChildProcesses.openTemporary();
    }

    @Override
    public String start(ServerKind kind) throws IOException {
        Path folder = children.runDirectory().resolveSibling(kind.name().toLowerCase(Locale.ROOT));
        int port = Ports.free();
        var settings = new ServerSettings(folder, port, false, folder.resolveSibling(kind + ".log"));
        switch (kind) {
            case POSTGRES -> PostgresServer.start(children, binaries, settings, TestDatabase.PASSWORD);
            case KAFKA -> KafkaServer.start(children, settings);
            case REDIS -> RedisServer.start(children, binaries, settings);
        }
        return "127.0.0.1:" + port;
    }
}
