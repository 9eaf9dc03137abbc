package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Child;
import io.dealerflow.embedded.ChildSpec;
import io.dealerflow.embedded.JavaCommand;
import io.dealerflow.embedded.StopSignal;
import io.dealerflow.embedded.Supervisor;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the project's services. */
record ServicePart(
        ServiceKind kind, int port, Path jar, Map<String, String> environment, DataFolder folder, Supervisor supervisor)
        implements Part {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return kind.serviceName();
    }

    @Override
    public Integer httpPort() {
        return port;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Child launch() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.executable().toString());
        command.addAll(kind.jvmOptions());
        command.addAll(List.of("-jar", jar.toString()));
        return supervisor.launch(
                new ChildSpec(name(), command, environment, folder.root(), folder.log(name()), StopSignal.TERM));
    }

    @Override
    public void awaitServing(Child child) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (Http.status(address() + "/q/health/ready", PROBE_TIMEOUT) != 200) {
            if (!child.isAlive()) {
                throw new IOException(
                        name() + " ended while starting; the end of " + child.log() + ":\n" + child.lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new IOException(name() + " is not ready after " + START_TIMEOUT.toSeconds() + " s; the end of "
                        + child.log() + ":\n" + child.lastWords());
            }
            Thread.sleep(PROBE_PAUSE);
        }
    }
}
