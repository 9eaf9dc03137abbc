package io.dealerflow.launcher;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code dealerflow verify}. */
@Command(
        name = "verify",
        description = {
            "Runs the long checks that are named, or all of them, and prints a table.",
            "",
            "tests: every test. Those of landing and staging in object stores use real servers of S3 (S3Proxy, from Maven"
                    + " Central) and Azure Blob Storage (Azurite, by npm, needs Node), fetched the first time; where one"
                    + " cannot be had, its tests are skipped and counted.",
            "",
            "contract: the API of gex-api against its contract (OpenAPI), with many generated requests to a demo that is"
                    + " started and stopped. Needs Python 3.10 with venv, and the package index PyPI the first time.",
            "",
            "models: the training programs, and training against a real MLflow server. Needs Python 3.11 with venv, and PyPI the"
                    + " first time.",
            "",
            "manifests: what is in k8s and keda, the workflows and recipes of images, without a cluster. Needs Python 3.10"
                    + " with venv, and Go for some tools.",
            "",
            "kubernetes: the same objects on an API server with KEDA, started here. Needs their programs, as k8s/verify says.",
            "",
            "A check without what it needs is left out, which the table says."
        })
final class VerifyCommand extends ScriptCommand {
    @Parameters(paramLabel = "NAME", description = "tests, contract, models, manifests or kubernetes")
    private List<String> names = List.of();

    @Override
    List<String> arguments() {
        return names;
    }
}
