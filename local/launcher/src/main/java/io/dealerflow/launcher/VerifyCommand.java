package io.dealerflow.launcher;

import io.dealerflow.launcher.demo.Installation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code dealerflow verify}: run by the shell script; defined here for the help. */
@Command(
        name = "verify",
        description = {
            "Runs every test, then what takes longer.",
            "",
            "Checks the contract of gex-api (OpenAPI) with many generated requests, against a demo that it starts and stops."
                    + " This needs Python 3.10 with venv, and the package index PyPI the first time; without Python it is"
                    + " left out, and the last line says so."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException, InterruptedException {
        String script = Installation.find().root().resolve("dealerflow").toString();
        return new ProcessBuilder(script, "verify").inheritIO().start().waitFor();
    }
}
