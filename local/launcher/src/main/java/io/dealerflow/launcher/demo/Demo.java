package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Await;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.Ports;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One running system: started in order, supervised, stopped in order. */
final class Demo implements AutoCloseable {
    static final String SIMULATED_SYMBOL = "SIMX";

    private static final Duration FIRST_SNAPSHOT_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);
    /** To write all recordings on a slow machine. */
    private static final Duration RECORDING_TIMEOUT = Duration.ofMinutes(5);
    /** Scopes of callers without a key: a local system is open to whoever reaches it, and its dashboard shows that. */
    private static final String ANONYMOUS = "read,write,admin";

    private static final String PARTITIONS = "4";
    /** Of the simulated economy: what percentiles and 60-day correlations need, at the least. */
    private static final String HISTORY_YEARS = "2";
    /** Services needed for the first answer of the API; the others start later, so as not to delay it. */
    private static final Set<ServiceKind> FIRST =
            EnumSet.of(ServiceKind.INGEST, ServiceKind.FEATURE, ServiceKind.GEX_API);

    private final DataFolder folder;
    private final Installation installation;
    private final DemoOptions options;
    private final Console console;
    private final ChildProcesses children;
    private final Servers servers;
    private final ServicesFile servicesFile;
    private final Supervisor supervisor;
    private final List<ServiceComponent> services = new ArrayList<>();
    private boolean closed;

    Demo(DataFolder folder, Installation installation, DemoOptions options, Console console, ChildProcesses children)
            throws IOException {
        this.folder = folder;
        this.installation = installation;
        this.options = options;
        this.console = console;
        this.children = children;
        Recording kafka = installation.kafkaRecording();
        List<String> kafkaOptions = options.recording() ? kafka.writing() : kafka.reading();
        this.servers = new Servers(folder, children, Secrets.of(folder), kafkaOptions);
        this.servicesFile = new ServicesFile(folder, servers, options.port());
        this.supervisor = new Supervisor(console, servicesFile);
        folder.rotateLogs();
        servicesFile.delete();
        planServices();
    }

    private void planServices() {
        int lastPort = options.port();
        for (ServiceKind kind : ServiceKind.values()) {
            Application application = installation.application(kind).orElse(null);
            if (application == null) {
                console.print("  " + kind.serviceName() + " is not built and is left out");
                continue;
            }
            int port = kind == ServiceKind.GEX_API ? options.port() : Ports.preferred(++lastPort);
            services.add(new ServiceComponent(
                    kind, port, application, options.recording(), environment(kind, port), folder, children));
        }
    }

    private Map<String, String> environment(ServiceKind kind, int port) {
        Map<String, String> environment = new HashMap<>(servers.environmentOf(kind));
        environment.put("HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", System.getenv().getOrDefault("QUARKUS_HTTP_HOST", "127.0.0.1"));
        environment.put("DEALERFLOW_ADMIN_KEY", servers.apiKey());
        if (kind == ServiceKind.GEX_API) {
            environment.put("DEALERFLOW_WEBHOOK_KEYS", servers.webhookKey());
            String ingest = urlOf(ServiceKind.INGEST);
            if (ingest != null) {
                environment.put("CAPTURES_URL", ingest);
                environment.put("CAPTURES_STREAM_URL", ingest.replaceFirst("^http", "ws"));
            }
        }
        environment.put("DASHBOARD_ORIGINS", url() + ",http://localhost:" + options.port());
        environment.put("DEALERFLOW_ANONYMOUS", System.getenv().getOrDefault("DEALERFLOW_ANONYMOUS", ANONYMOUS));
        environment.put("DEALERFLOW_SECURITY_ANONYMOUS_PLAN", "internal");
        environment.put("DEALERFLOW_KAFKA_PARTITIONS", PARTITIONS);
        environment.put(
                "STATE_DIR",
                folder.root().resolve("streams").resolve(kind.serviceName()).toString());
        environment.put("LANDING_DIR", folder.landing().toString());
        environment.put("STAGING_DIR", folder.staging().toString());
        environment.put("FEATURES_DIR", folder.features().toString());
        environment.put("DROP_DIR", folder.drop().toString());
        environment.put(
                "MODELS_DIR",
                System.getenv().getOrDefault("MODELS_DIR", folder.models().toString()));
        environment.put("TRAINING_PYTHON", folder.trainingPython().toString());
        environment.put("TRAINING_PROGRAMS", installation.models().toString());
        environment.put("SIMULATOR_ENABLED", Boolean.toString(options.market()));
        environment.put("SIMULATOR_HISTORY_YEARS", HISTORY_YEARS);
        Long seed = options.seed();
        if (seed != null) {
            environment.put("SIMULATOR_SEED", seed.toString());
        }
        return environment;
    }

    /** Returns when the API has served the first snapshot. */
    void start() throws IOException, InterruptedException {
        supervisor.start(servers.components());
        supervisor.start(services(true));
        if (options.market()) {
            awaitFirstSnapshot();
        }
        supervisor.start(services(false));
    }

    private List<ServiceComponent> services(boolean first) {
        return services.stream()
                .filter(component -> FIRST.contains(component.kind()) == first)
                .toList();
    }

    private void awaitFirstSnapshot() throws IOException {
        String snapshot = url() + "/api/v1/gex/" + SIMULATED_SYMBOL;
        if (!Await.until(FIRST_SNAPSHOT_TIMEOUT, () -> Http.status(snapshot, PROBE_TIMEOUT, servers.apiKey()) == 200)) {
            throw new IOException("no snapshot of the simulated market at " + snapshot + " after "
                    + FIRST_SNAPSHOT_TIMEOUT.toSeconds() + " s; logs are in " + folder.logs());
        }
        console.ready("market", SIMULATED_SYMBOL);
    }

    String url() {
        return "http://127.0.0.1:" + options.port();
    }

    /** Where a service listens; null when it was left out. */
    @Nullable
    String urlOf(ServiceKind kind) {
        return services.stream()
                .filter(component -> component.kind() == kind)
                .map(ServiceComponent::address)
                .findFirst()
                .orElse(null);
    }

    Servers servers() {
        return servers;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Services first, while their servers still run. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            Duration timeout = options.recording() ? RECORDING_TIMEOUT : STOP_TIMEOUT;
            supervisor.stop(services, timeout);
            supervisor.stop(servers.components(), timeout);
            children.close();
            servicesFile.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
