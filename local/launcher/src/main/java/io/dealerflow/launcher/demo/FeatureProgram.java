package io.dealerflow.launcher.demo;

import io.dealerflow.embedded.JavaCommand;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.ExitCodes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Programs of feature-service's jars that run beside the system and end by themselves. */
public final class FeatureProgram {
    private FeatureProgram() {}

    /**
     * Runs one to its end; its errors go to those of this process.
     *
     * @throws CommandFailure when feature-service is not built, or the program fails
     */
    public static void run(String mainClass, List<String> arguments) throws IOException, InterruptedException {
        Application application = Installation.find()
                .application(ServiceKind.FEATURE)
                .orElseThrow(() -> new CommandFailure(ExitCodes.FAILED, "feature-service is not built"));
        List<String> command = new ArrayList<>();
        command.add(JavaCommand.executable().toString());
        command.addAll(ServiceKind.FEATURE.jvmOptions());
        command.addAll(application.arguments(mainClass));
        command.addAll(arguments);
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new CommandFailure(ExitCodes.FAILED, mainClass + " has ended with status " + status);
        }
    }
}
