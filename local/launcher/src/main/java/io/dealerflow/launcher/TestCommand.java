package io.dealerflow.launcher;

import io.dealerflow.launcher.demo.Installation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dealerflow test}: run by the shell script; defined here for the help. */
@Command(
        name = "test",
        description = {
            "Builds everything and runs every test, as continuous integration does.",
            "",
            "Ends by saying how many tests were skipped for lack of recorded data, which is looked for in"
                    + " DEALERFLOW_TEST_DATA or ../shared/data beside the checkout."
        },
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        String script = Installation.find().root().resolve("dealerflow").toString();
        return new ProcessBuilder(script, "test").inheritIO().start().waitFor();
    }
}
