package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps {@code services.json} true while processes come and go. */
final class Roster {
    private final DataFolder folder;
    private final Servers servers;
    private final int gexPort;
    private final Map<String, ServiceEntry> entries = new LinkedHashMap<>();

    Roster(DataFolder folder, Servers servers, int gexPort) {
        this.folder = folder;
        this.servers = servers;
        this.gexPort = gexPort;
    }

    synchronized void running(Part part, Child child) {
        entries.put(
                part.name(),
                new ServiceEntry(
                        part.name(), child.pid(), part.httpPort(), child.log().toString()));
        new RunningSystem(
                        folder.root().toString(),
                        "http://127.0.0.1:" + gexPort,
                        ProcessHandle.current().pid(),
                        List.copyOf(entries.values()),
                        servers.bootstrapServers(),
                        servers.postgresUrl(),
                        servers.jdbcUrl(),
                        servers.redisUrl())
                .write(folder);
    }

    /** Nothing runs any more. */
    synchronized void erase() throws IOException {
        entries.clear();
        RunningSystem.erase(folder);
    }
}
