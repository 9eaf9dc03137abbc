package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Ports;
import io.dealerflow.embedded.Supervisor;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One system: started in order, kept running, stopped in order. */
final class Demo implements AutoCloseable {
    static final String SIMULATED_SYMBOL = "SIMX";

    private static final Duration FIRST_SNAPSHOT_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(200);
    private static final String PARTITIONS = "4";
    /** What the first answer of the API needs; the others start after it, so as not to slow it down. */
    private static final Set<ServiceKind> FIRST =
            EnumSet.of(ServiceKind.INGEST, ServiceKind.FEATURE, ServiceKind.GEX_API);

    private final DataFolder folder;
    private final Installation installation;
    private final DemoOptions options;
    private final Console console;
    private final Supervisor supervisor;
    private final Servers servers;
    private final Roster roster;
    private final Keeper keeper;
    private final List<ServicePart> services = new ArrayList<>();
    private boolean closed;

    Demo(DataFolder folder, Installation installation, DemoOptions options, Console console, Supervisor supervisor)
            throws IOException {
        this.folder = folder;
        this.installation = installation;
        this.options = options;
        this.console = console;
        this.supervisor = supervisor;
        this.servers = new Servers(folder, supervisor, Secrets.of(folder));
        this.roster = new Roster(folder, servers, options.port());
        this.keeper = new Keeper(console, roster);
        folder.rotateLogs();
        roster.erase();
        planServices();
    }

    private void planServices() {
        int lastPort = options.port();
        for (ServiceKind kind : ServiceKind.values()) {
            Path jar = installation.jar(kind).orElse(null);
            if (jar == null) {
                console.say("  " + kind.serviceName() + " is not built and is left out");
                continue;
            }
            int port = kind == ServiceKind.GEX_API ? options.port() : Ports.freeOr(++lastPort);
            services.add(new ServicePart(kind, port, jar, environment(kind, port), folder, supervisor));
        }
    }

    private Map<String, String> environment(ServiceKind kind, int port) {
        Map<String, String> environment = new HashMap<>(servers.environmentOf(kind));
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", System.getenv().getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1"));
        environment.put("DEALERFLOW_KAFKA_PARTITIONS", PARTITIONS);
        environment.put(
                "STATE_DIR",
                folder.root().resolve("streams").resolve(kind.serviceName()).toString());
        environment.put("LANDING_DIR", folder.landing().toString());
        environment.put("SIMULATOR_ENABLED", Boolean.toString(options.market()));
        Long seed = options.seed();
        if (seed != null) {
            environment.put("SIMULATOR_SEED", seed.toString());
        }
        return environment;
    }

    /** Returns when the whole chain has answered once. */
    void start() throws IOException, InterruptedException {
        keeper.start(servers.parts());
        keeper.start(services(true));
        if (options.market()) {
            awaitFirstSnapshot();
        }
        keeper.start(services(false));
    }

    private List<ServicePart> services(boolean first) {
        return services.stream()
                .filter(part -> FIRST.contains(part.kind()) == first)
                .toList();
    }

    private void awaitFirstSnapshot() throws IOException, InterruptedException {
        String snapshot = url() + "/api/v1/gex/" + SIMULATED_SYMBOL;
        long deadline = System.nanoTime() + FIRST_SNAPSHOT_TIMEOUT.toNanos();
        while (Http.status(snapshot, PROBE_TIMEOUT) != 200) {
            if (System.nanoTime() > deadline) {
                throw new IOException("the simulated market does not arrive at " + snapshot + " within "
                        + FIRST_SNAPSHOT_TIMEOUT.toSeconds() + " s; logs are in " + folder.logs());
            }
            Thread.sleep(PROBE_PAUSE);
        }
        console.ready("market", SIMULATED_SYMBOL + " moves");
    }

    String url() {
        return "http://127.0.0.1:" + options.port();
    }

    /** Where a service listens; null when it was left out. */
    @Nullable
    String urlOf(ServiceKind kind) {
        return services.stream()
                .filter(part -> part.kind() == kind)
                .map(ServicePart::address)
                .findFirst()
                .orElse(null);
    }

    Servers servers() {
        return servers;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Services first, while what they write to still answers. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            keeper.stop(services);
            supervisor.close();
            roster.erase();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
