package io.dealerflow.worker.config;

import io.dealerflow.kit.database.DatabaseConfig;
import io.dealerflow.kit.database.Db;
import io.dealerflow.objects.ObjectStores;
import io.dealerflow.worker.batch.BatchLimits;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.batch.LaneListener;
import io.dealerflow.worker.loading.ModelLoader;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.LoadedModel.Device;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.news.NewsAssets;
import io.dealerflow.worker.onnx.OnnxRuntime;
import io.dealerflow.worker.registry.Activation;
import io.dealerflow.worker.registry.FolderModels;
import io.dealerflow.worker.registry.ModelRegistry;
import io.dealerflow.worker.registry.ServedVersions;
import io.dealerflow.worker.signal.Signals;
import io.dealerflow.worker.source.MlflowModels;
import io.dealerflow.worker.source.ObjectModels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Beans of pure objects. */
@Singleton
class WorkerBeans {
    private static final Logger LOG = Logger.getLogger(WorkerBeans.class);
    /** Source of the models that the program brings. */
    private static final String SHIPPED = "shipped";
    /** Source of those in a folder. */
    private static final String FOLDER = "folder";

    private static final String FALLBACKS_METRIC = "dealerflow.inference.fallbacks";

    /** A missing table is an outage: the services whose it is have not started yet. */
    @Produces
    @Singleton
    Db db(Pool pool, DatabaseConfig config) {
        return new Db(pool, () -> false, config.timeout());
    }

    @Produces
    @Singleton
    ServedVersions versions() {
        return new ServedVersions();
    }

    void close(@Disposes ServedVersions versions) {
        versions.close();
    }

    @Produces
    @Singleton
    NewsAssets assets() {
        return NewsAssets.shipped();
    }

    /** ONNX Runtime is loaded here, once; a machine without a usable GPU gets the CPU. */
    @Produces
    @Singleton
    Activation.Loader loader(WorkerConfig config, Clock clock, MeterRegistry registry) {
        Counter fallbacks = registry.counter(FALLBACKS_METRIC);
        OnnxRuntime runtime = OnnxRuntime.start(config.gpu(), line -> {
            LOG.warn(line);
            fallbacks.increment();
        });
        LOG.info(runtime.choice());
        var loader = new ModelLoader(runtime, clock);
        return loader::load;
    }

    @Produces
    @Singleton
    Activation activation(
            WorkerConfig config,
            Activation.Loader loader,
            ServedVersions versions,
            SeriesSource data,
            LaneListener listener,
            Clock clock) {
        Executor computing = Executors.newFixedThreadPool(
                config.preparationThreads(),
                Thread.ofPlatform().daemon().name("preparation-", 0).factory());
        Executor waiting = Executors.newVirtualThreadPerTaskExecutor();
        return new Activation(
                registry(config.models()),
                loader,
                model -> lane(
                        model,
                        config,
                        new Lane.Tools(
                                Signals.readsSeries(model.name()) ? waiting : computing,
                                data,
                                listener,
                                System::nanoTime)),
                versions,
                clock);
    }

    private static Lane lane(LoadedModel model, WorkerConfig config, Lane.Tools tools) {
        WorkerConfig.Batch batch = config.batch();
        int size = model.device() == Device.CUDA ? batch.gpuSize() : batch.cpuSize();
        return new Lane(model, config.threads(), new BatchLimits(size, batch.maxWait(), batch.capacity()), tools);
    }

    /** A model that the configured registry has not is that of the program. */
    private static ModelRegistry registry(WorkerConfig.Models config) {
        ModelRegistry shipped = new FolderModels(SHIPPED, shipped());
        if (config.mlflow().isPresent()) {
            return new MlflowModels(config.mlflow().get(), config.mlflowToken(), config.cache()).orElse(shipped);
        }
        return config.folder()
                .map(folder -> stored(folder, config).orElse(shipped))
                .orElse(shipped);
    }

    private static ModelRegistry stored(String location, WorkerConfig.Models config) {
        return location.contains("://")
                ? new ObjectModels(new ObjectStores(config).at(location), location, config.cache())
                : new FolderModels(FOLDER, Path.of(location));
    }

    /** The folder in the program, which may be in a jar. */
    private static Path shipped() {
        String file = "/models/regime/model.json";
        URL resource = Objects.requireNonNull(WorkerBeans.class.getResource(file), file);
        try {
            URI uri = resource.toURI();
            if (uri.getScheme().equals("jar")) {
                return FileSystems.newFileSystem(uri, Map.of()).getPath("/models");
            }
            return Path.of(uri).resolve("../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the models of the program cannot be read from " + resource, e);
        }
    }
}
