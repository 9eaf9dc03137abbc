package io.dealerflow.launcher.demo;

import java.util.List;

/** The services of a system, in the order of the flow, with the JVM settings of each. */
enum ServiceKind {
    INGEST("ingest-service", "ingest", false, 512),
    FEATURE("feature-service", "feature", true, 512),
    SCORING("scoring-service", "scoring", false, 256),
    GEX_API("gex-api", "gex", true, 512),
    REPORT("report-service", "report", false, 256),
    WORKER("gpu-worker", "worker", false, 192);

    private final String serviceName;
    private final String role;
    private final boolean prices;
    private final int heapMegabytes;

    ServiceKind(String serviceName, String role, boolean prices, int heapMegabytes) {
        this.serviceName = serviceName;
        this.role = role;
        this.prices = prices;
        this.heapMegabytes = heapMegabytes;
    }

    String serviceName() {
        return serviceName;
    }

    /** Its database role, and the name of its schema. */
    String role() {
        return role;
    }

    /**
     * A service that prices needs the optimising compiler and SIMD; the others start faster without. The young generation has room for what
     * is read and answered at a time, so that it is not promoted.
     */
    List<String> jvmOptions() {
        return List.of(
                "-Xms32m",
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:NewRatio=1",
                "-XX:SurvivorRatio=4",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                prices ? "--add-modules=jdk.incubator.vector" : "-XX:TieredStopAtLevel=1");
    }
}
