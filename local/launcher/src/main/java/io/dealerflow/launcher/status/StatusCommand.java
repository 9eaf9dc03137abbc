package io.dealerflow.launcher.status;

import io.dealerflow.contracts.event.Wire;
import io.dealerflow.launcher.system.DataOption;
import io.dealerflow.launcher.system.ExitCodes;
import io.dealerflow.launcher.system.Http;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dealerflow status}. */
@Command(
        name = "status",
        description = {
            "Shows what runs, with ports, pids, health and how far each consumer is behind.",
            "",
            "Health is UP when a service answers that it is ready, and when a server's process runs. Lag counts records"
                    + " and transaction markers that a consumer group could read and has not committed yet."
        },
        mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private DataOption data = new DataOption();

    /** One process, as it is now. */
    record Row(String name, long pid, @Nullable Integer httpPort, String health, String log) {}

    /** @param lag null when Kafka did not answer */
    record Report(
            String data,
            @Nullable String url,
            long launcherPid,
            List<Row> services,
            @Nullable List<Lag> lag) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningSystem system = data.running();
        Report report = new Report(
                system.data(),
                system.url(),
                system.launcherPid(),
                system.services().stream().map(StatusCommand::row).toList(),
                lag(system));
        if (json) {
            System.out.println(Wire.json().writeValueAsString(report));
        } else {
            print(report);
        }
        return ExitCodes.DONE;
    }

    private static Row row(ServiceEntry entry) {
        return new Row(entry.name(), entry.pid(), entry.httpPort(), health(entry), entry.log());
    }

    private static String health(ServiceEntry entry) {
        boolean alive =
                ProcessHandle.of(entry.pid()).filter(ProcessHandle::isAlive).isPresent();
        if (entry.httpPort() == null || !alive) {
            return alive ? "UP" : "DOWN";
        }
        try {
            String url = "http://127.0.0.1:" + entry.httpPort() + "/q/health/ready";
            return Http.status(url, PROBE_TIMEOUT) == 200 ? "UP" : "DOWN";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "DOWN";
        }
    }

    private static @Nullable List<Lag> lag(RunningSystem system) throws InterruptedException {
        try {
            return Lag.all(system.bootstrapServers());
        } catch (ExecutionException | TimeoutException brokerIsAway) {
            return null;
        }
    }

    private static void print(Report report) {
        System.out.println(
                "DealerFlow at " + report.url() + ", data in " + report.data() + ", launcher " + report.launcherPid());
        System.out.println();
        line("  %-16s %8s %6s  %s", "NAME", "PID", "PORT", "HEALTH");
        for (Row row : report.services()) {
            line(
                    "  %-16s %8d %6s  %s",
                    row.name(), row.pid(), row.httpPort() == null ? "" : row.httpPort(), row.health());
        }
        System.out.println();
        List<Lag> lags = report.lag();
        if (lags == null) {
            System.out.println("  Kafka does not answer: no lag.");
            return;
        }
        line("  %-44s %-32s %8s", "CONSUMER GROUP", "TOPIC", "LAG");
        lags.forEach(lag -> line("  %-44s %-32s %8d", lag.group(), lag.topic(), lag.records()));
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
    }
}
