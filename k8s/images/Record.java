import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Records the AOT cache of a service while its image is built, run from its source in the folder of {@code quarkus-run.jar}: starts the service, which
 * lives without its servers, stops it then, and leaves {@code service.aot} and {@code service.args}, with which {@code java @service.args} starts it. The
 * cache is used by the same JDK with the same class path alone, so that the path is a list instead of a pattern, whose order is that of the file system.
 */
final class Record {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin/java").toString();
    private static final Path ARGUMENTS = Path.of("service.args");
    private static final Path CACHE = Path.of("service.aot");
    private static final List<String> OPTIONS = List.of(
            "-XX:MaxRAMPercentage=50",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xlog:aot*=error",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Record() {}

    public static void main(String... arguments) throws Exception {
        List<String> start = new ArrayList<>(OPTIONS);
        start.addAll(opened());
        start.add("-cp");
        start.add(classPath());
        start.add("io.quarkus.runner.GeneratedMain");
        List<String> command = new ArrayList<>(List.of(JAVA, "-XX:AOTCacheOutput=" + CACHE));
        command.addAll(start);
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("HTTP_PORT", Integer.toString(port));
        Process service = builder.start();
        try {
            awaitLife(service, URI.create("http://127.0.0.1:" + port + "/q/health/live"));
        } finally {
            service.destroy();
        }
        // It writes the cache when it ends.
        if (!service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || !Files.exists(CACHE)) {
            service.destroyForcibly();
            throw new IllegalStateException("no cache was recorded");
        }
        start.addFirst("-XX:AOTCache=" + CACHE);
        Files.write(ARGUMENTS, start);
    }

    /** Packages that the runnable jar opens by its manifest. */
    private static List<String> opened() throws IOException {
        try (var jar = new JarFile("quarkus-run.jar")) {
            String packages = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            return Stream.of(packages.split(" ")).flatMap(name -> Stream.of("--add-opens", name + "=ALL-UNNAMED")).toList();
        }
    }

    /** What Quarkus generated and changed first, as in its own class loader. */
    private static String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return String.join(":", jars);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitLife(Process service, URI live) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (service.isAlive() && System.nanoTime() < end) {
                if (answers(client, live)) {
                    return;
                }
                Thread.sleep(200);
            }
        }
        throw new IllegalStateException("the service did not start");
    }

    private static boolean answers(HttpClient client, URI live) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(live).build(), BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        }
    }
}
