package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code services.json} whenever a process is started. */
final class ServicesFile {
    private final DataFolder folder;
    private final Servers servers;
    private final int gexPort;
    private final Map<String, ServiceEntry> entries = new LinkedHashMap<>();

    ServicesFile(DataFolder folder, Servers servers, int gexPort) {
        this.folder = folder;
        this.servers = servers;
        this.gexPort = gexPort;
    }

    synchronized void started(Component component, Child child) {
        entries.put(
                component.name(),
                new ServiceEntry(
                        component.name(),
                        child.pid(),
                        component.httpPort(),
                        child.log().toString()));
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

    /** Deletes the file when nothing runs any more. */
    synchronized void delete() throws IOException {
        entries.clear();
        RunningSystem.delete(folder);
    }
}
