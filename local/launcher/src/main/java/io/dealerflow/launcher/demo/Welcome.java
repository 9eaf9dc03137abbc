package io.dealerflow.launcher.demo;

import io.dealerflow.launcher.system.DataFolder;
import java.util.Locale;

/** Output when the system is ready: addresses, and commands to try. */
final class Welcome {
    private Welcome() {}

    static void show(Console console, Demo demo, DemoOptions options, DataFolder folder) {
        console.print("");
        row(console, "Dashboard", demo.url() + "/");
        if (options.market()) {
            row(console, "Exposure", demo.url() + "/api/v1/gex/" + Demo.SIMULATED_SYMBOL);
            row(console, "Score", demo.url() + "/api/v1/scores/" + Demo.SIMULATED_SYMBOL);
        } else {
            row(console, "Symbols", demo.url() + "/api/v1/symbols");
        }
        row(console, "Alerts", demo.url() + "/api/v1/alerts/stream");
        row(console, "Reports", demo.url() + "/api/v1/reports");
        String uploads = demo.urlOf(ServiceKind.INGEST);
        if (uploads != null) {
            row(console, "Uploads", uploads + "/api/v1/option-chains");
        }
        row(console, "Kafka", demo.servers().bootstrapServers());
        row(console, "Data", folder.root().toString());
        console.print("");
        console.print("  Try next, in another terminal:");
        console.print("    ./dealerflow ingest FILE…      send your own option chains");
        console.print("    ./dealerflow status            what runs, its health and lag");
        console.print("    curl -N " + demo.url() + "/api/v1/alerts/stream");
        console.print("    ./dealerflow stop              or Ctrl-C here");
        console.print("");
    }

    private static void row(Console console, String name, String value) {
        console.print(String.format(Locale.ROOT, "  %-12s %s", name, value));
    }
}
