package io.dealerflow.kit.streams;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One small cache for all state stores of the process: blocks, indexes, filters and write buffers together stay within it, however
 * many partitions and stores there are. Streams' default is 50 MiB of blocks and 48 MiB of write buffers a store.
 */
@RegisterForReflection // Kafka Streams makes it by the name in the configuration
public class BoundedRocksDb implements RocksDBConfigSetter {
    private static final long CACHE_BYTES = 16L * 1024 * 1024;
    private static final long WRITE_BUFFERS_BYTES = 8L * 1024 * 1024;
    private static final long WRITE_BUFFER_BYTES = 2L * 1024 * 1024;
    private static final int WRITE_BUFFERS = 2;
    private static final boolean STRICT = false;
    private static final double INDEX_SHARE = 0.1;
    private static final int SHARD_BITS = -1;

    // Shared by all stores and never closed: they live as long as the process.
    private static final class Shared {
        static final Cache CACHE = new LRUCache(CACHE_BYTES, SHARD_BITS, STRICT, INDEX_SHARE);
        static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFERS_BYTES, CACHE);
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(Shared.CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            table.setPinTopLevelIndexAndFilter(true);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferManager(Shared.BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(WRITE_BUFFERS);
    }

    @Override
    public void close(String storeName, Options options) {
        // what is shared stays open
    }
}
