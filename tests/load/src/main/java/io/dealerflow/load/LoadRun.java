package io.dealerflow.load;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Measures the demo that runs on a data folder, and prints one line per figure: {@code java -jar quarkus-run.jar DATA [reads]
 * [calculations] [overload] [history] [streams]}; everything when none is named. The product, the bare endpoint and this program share the
 * machine.
 */
@QuarkusMain
public class LoadRun implements QuarkusApplication {
    private static final int EVENT_LOOPS = 2;

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
            Report.line("usage: DATA [reads] [calculations] [overload] [history] [streams]");
            return 2;
        }
        var system = LocalSystem.of(Path.of(arguments[0]));
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        Map<String, Scenario> scenarios = new TreeMap<>(Map.of(
                "reads", new Reads(vertx, system, bare, bareUrl()),
                "calculations", new Calculations(vertx, system, bare, bareUrl()),
                "overload", new Overload(vertx, system),
                "history", new History(vertx, system),
                "streams", new Subscribers(vertx, system)));
        var wanted = Arrays.asList(arguments).subList(1, arguments.length);
        if (!wanted.isEmpty()) {
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
