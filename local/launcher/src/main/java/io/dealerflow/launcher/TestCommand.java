package io.dealerflow.launcher;

import picocli.CommandLine.Command;

/** {@code dealerflow test}. */
@Command(
        name = "test",
        description = {
            "Builds everything and runs the tests, as continuous integration does.",
            "",
            "Ends by saying how many tests were skipped for lack of recorded data, which is looked for in"
                    + " DEALERFLOW_TEST_DATA or ../shared/data beside the checkout."
        })
final class TestCommand extends ScriptCommand {}
