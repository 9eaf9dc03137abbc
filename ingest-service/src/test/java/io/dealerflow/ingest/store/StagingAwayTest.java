package io.dealerflow.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.source.fx.EcbFormat;
import io.dealerflow.kit.core.Failures;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.objects.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingAwayTest {
    @Test
    @DisplayName("what is to be staged while the store is away is staged again later")
    void storeAway(@TempDir Path root) throws Exception {
        List<Event> events = StagingSamples.events(
                new EcbFormat(ParseLimits.DEFAULT),
                "ecb",
                "eurofxref-hist.csv",
                "Date,USD\n2024-01-04,1.5\n".getBytes(StandardCharsets.UTF_8));
        Path folder = root.resolve("staging");
        ObjectStore store = new FolderStore(folder);
        Files.writeString(folder, "in the way of the folder");

        assertThatThrownBy(() -> StagingSamples.stage(store, "raw_fx", events)).matches(Failures::isTransient);

        Files.delete(folder);
        StagingSamples.stage(store, "raw_fx", events);
        assertThat(store.list("fx/source=ecb/")).hasSize(1);
    }
}
