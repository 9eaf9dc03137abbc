package io.dealerflow.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** Main class of the broker's JVM: formats the log folder on the first start, then runs Kafka. */
public final class KafkaMain {
    private KafkaMain() {}

    /** @param arguments the path of the server's properties */
    public static void main(String[] arguments) throws Exception {
        String config = arguments[0];
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(config))) {
            properties.load(reader);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            String cluster = Uuid.randomUuid().toString();
            String[] format = {"format", "--ignore-formatted", "--cluster-id", cluster, "--config", config};
            int status = StorageTool.execute(format, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Kafka.main(new String[] {config});
    }
}
