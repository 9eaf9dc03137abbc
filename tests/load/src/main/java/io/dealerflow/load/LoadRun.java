package io.dealerflow.load;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Measures the demo that runs on a data folder, and prints one line per figure: {@code java -jar quarkus-run.jar DATA [reads]
 * [calculations] [overload] [streams] [uploads] [rows] [polling] [history] [pipeline] [inference]}; everything when none is named, but {@code polling}, for which
 * ingest-service must be configured, and {@code inference}, which takes a quarter of an hour. The product, the bare endpoint and this program share the
 * machine.
 */
@QuarkusMain
public class LoadRun implements QuarkusApplication {
    private static final int EVENT_LOOPS = 2;
    private static final String POLLING = "polling";
    private static final String INFERENCE = "inference";

    private final BareResource bare;

    LoadRun(BareResource bare) {
        this.bare = bare;
    }

    public static void main(String... arguments) {
        Quarkus.run(LoadRun.class, arguments);
    }

    /** One kind of load. */
    interface Scenario {
        void run() throws Exception;
    }

    @Override
    public int run(String... arguments) throws Exception {
        if (arguments.length == 0) {
            Report.line(
                    "usage: DATA [reads] [calculations] [overload] [streams] [uploads] [rows] [polling] [history] [pipeline] [inference]");
            return 2;
        }
        Path data = Path.of(arguments[0]);
        var system = LocalSystem.of(data);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        // The million rows of history come last: the database is busy with them for a while after.
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        scenarios.put("reads", new Reads(vertx, system, bare, bareUrl()));
        scenarios.put("calculations", new Calculations(vertx, system, bare, bareUrl()));
        scenarios.put("overload", new Overload(vertx, system));
        scenarios.put("streams", new Subscribers(vertx, system));
        scenarios.put("uploads", new Uploads(system, bareUrl()));
        scenarios.put("rows", new RawRows(system));
        scenarios.put(POLLING, new Polling(system));
        scenarios.put("history", new History(vertx, system));
        scenarios.put("pipeline", new Pipeline(data, system));
        scenarios.put(INFERENCE, new Inference(vertx, data, system));
        var wanted = Arrays.asList(arguments).subList(1, arguments.length);
        if (wanted.isEmpty()) {
            scenarios.keySet().removeAll(Set.of(POLLING, INFERENCE));
        } else {
            scenarios.keySet().retainAll(wanted);
        }
        for (Scenario scenario : scenarios.values()) {
            scenario.run();
        }
        vertx.close();
        return 0;
    }

    private static String bareUrl() {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        return "http://127.0.0.1:" + port + "/bare";
    }
}
