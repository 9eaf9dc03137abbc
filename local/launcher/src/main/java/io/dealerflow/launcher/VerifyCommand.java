package io.dealerflow.launcher;

import picocli.CommandLine.Command;

/** {@code dealerflow verify}. */
@Command(
        name = "verify",
        description = {
            "Runs every test, then what takes longer.",
            "",
            "Tests landing and staging in object stores on real servers of S3 (S3Proxy, from Maven Central) and Azure Blob"
                    + " Storage (Azurite, by npm, needs Node), fetched the first time; where one cannot be had, its tests are"
                    + " skipped and counted.",
            "",
            "Checks the contract of gex-api (OpenAPI) with many generated requests, against a demo that it starts and stops."
                    + " This needs Python 3.10 with venv, and the package index PyPI the first time; without Python it is"
                    + " left out, and the last line says so."
        })
final class VerifyCommand extends ScriptCommand {}
