package io.dealerflow.feature.store;

import io.dealerflow.feature.dataset.AssetDay;
import io.dealerflow.feature.dataset.DatasetColumns;
import io.dealerflow.feature.dataset.DatasetRow;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.objects.Scratch;
import io.dealerflow.parquet.ParquetWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files of the feature store, one for each asset and date. A file is replaced as a whole; the same rows are the same bytes. */
@ApplicationScoped
class DatasetFiles {
    private final ObjectStore store;

    DatasetFiles(ObjectStore store) {
        this.store = store;
    }

    /**
     * Writes files.
     *
     * @param days at least one row each
     */
    void write(Map<AssetDay, List<DatasetRow>> days) throws IOException, SQLException {
        List<AssetDay> order = List.copyOf(days.keySet());
        List<List<DatasetRow>> rows = new ArrayList<>();
        order.forEach(day -> rows.add(days.getOrDefault(day, List.of())));
        try (var scratch = Scratch.open();
                var parquet = new ParquetWriter<>(DatasetColumns.all())) {
            List<Path> files = parquet.write(rows, scratch.folder());
            for (int i = 0; i < files.size(); i++) {
                store.put(order.get(i).key(), Files.readAllBytes(files.get(i)));
            }
        }
    }
}
