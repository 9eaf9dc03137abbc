package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.Await;
import io.dealerflow.embedded.Child;
import io.dealerflow.embedded.ChildProcesses;
import io.dealerflow.embedded.ChildSpec;
import io.dealerflow.embedded.JavaCommand;
import io.dealerflow.embedded.StopSignal;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of the project's services.
 *
 * @param recording whether it records how it starts
 */
record ServiceComponent(
        ServiceKind kind,
        int port,
        Application application,
        boolean recording,
        Map<String, String> environment,
        DataFolder folder,
        ChildProcesses children)
        implements Component {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);

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
        command.add("-Djava.io.tmpdir=" + children.temporaryFolder(name()));
        command.addAll(recording ? application.recordingArguments() : application.arguments());
        return children.launch(
                new ChildSpec(name(), command, environment, folder.root(), folder.log(name()), StopSignal.TERM));
    }

    @Override
    public void awaitReady(Child child) throws IOException {
        Await.ready(child, START_TIMEOUT, () -> Http.status(address() + "/q/health/ready", PROBE_TIMEOUT) == 200);
    }
}
