package io.dealerflow.launcher.demo;

import io.dealerflow.launcher.system.DataFolder;
import java.util.Locale;

/** What a person reads when the system is up: where things are, and what to try. */
final class Welcome {
    private Welcome() {}

    static void show(Console console, Demo demo, DemoOptions options, DataFolder folder) {
        String symbol = options.market() ? Demo.SIMULATED_SYMBOL : "SPX";
        console.say("");
        row(console, "Dashboard", demo.url() + "/");
        row(console, "Exposure", demo.url() + "/api/v1/gex/" + symbol);
        row(console, "Score", demo.url() + "/api/v1/scores/" + symbol);
        row(console, "Alerts", demo.url() + "/api/v1/alerts/stream");
        row(console, "Reports", demo.url() + "/api/v1/reports");
        String uploads = demo.urlOf(ServiceKind.INGEST);
        if (uploads != null) {
            row(console, "Uploads", uploads + "/api/v1/option-chains");
        }
        row(console, "Kafka", demo.servers().bootstrapServers());
        row(console, "Data", folder.root().toString());
        console.say("");
        console.say("  Try next, in another terminal:");
        console.say("    ./dealerflow ingest FILE…      send option chains of your own");
        console.say("    ./dealerflow status            what runs, and how far behind it is");
        console.say("    curl -N " + demo.url() + "/api/v1/alerts/stream");
        console.say("    ./dealerflow stop              or Ctrl-C here");
        console.say("");
    }

    private static void row(Console console, String name, String value) {
        console.say(String.format(Locale.ROOT, "  %-12s %s", name, value));
    }
}
