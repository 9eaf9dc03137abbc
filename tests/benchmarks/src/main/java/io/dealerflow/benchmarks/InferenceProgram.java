package io.dealerflow.benchmarks;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.artifact.ModelFolder;
import io.dealerflow.worker.batch.BatchLimits;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.batch.LaneListener;
import io.dealerflow.worker.loading.ModelLoader;
import io.dealerflow.worker.model.LoadedModel;
import io.dealerflow.worker.model.SeriesSource;
import io.dealerflow.worker.onnx.Graph;
import io.dealerflow.worker.onnx.OnnxRuntime;
import io.dealerflow.worker.onnx.Tensor;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Inference of gpu-worker for {@code inference_beside_python.py} and {@code tools/gpu/run.sh}, which ask on the standard input and read a line for each:
 *
 * <ul>
 *   <li>{@code rate MODEL BATCH}: items a second of processor time through the graph alone
 *   <li>{@code wall MODEL BATCH}: items a second through the graph alone
 *   <li>{@code lane MODEL BATCH}: microseconds of processor time an item that queue, batches and threads add to preparation and inference, when so many are
 *       submitted at a time
 *   <li>{@code started}: milliseconds from the start of this process until every model had been loaded and checked and a headline and a picture answered
 *   <li>{@code choice}: on which device models run, and why
 * </ul>
 */
public final class InferenceProgram {
    private static final int TOKENS = 24;
    private static final int FIRST_TOKEN = 2;
    private static final int LAST_TOKEN = 3;
    private static final int HEIGHT = 96;
    private static final int WIDTH = 160;
    private static final int CHANNELS = 3;
    private static final int USAGE = 2;
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(1);
    private static final String HEADLINE = "Shares jump as quarterly profit beats expectations and outlook is raised";
    private static final int LANE_RUNS = 100;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final LaneListener NOBODY = new LaneListener() {
        @Override
        public void prepared(ModelName model, Duration time) {}

        @Override
        public void ran(ModelName model, int items, Duration wait, Duration run) {}
    };
    private static final SeriesSource NO_SERIES = new SeriesSource() {
        @Override
        public List<AssetDay> daily(String asset, Instant asOf, int days) {
            return List.of();
        }

        @Override
        public List<HourBar> hourly(String symbol, Instant asOf, int bars) {
            return List.of();
        }
    };

    private final Path models;
    private final OnnxRuntime runtime;

    private InferenceProgram(Path models, OnnxRuntime runtime) {
        this.models = models;
        this.runtime = runtime;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2) {
            System.err.println("usage: MODELS cpu|cuda, the folder of the shipped models and where they are to run");
            System.exit(USAGE);
        }
        var program = new InferenceProgram(
                Path.of(arguments[0]), OnnxRuntime.start(arguments[1].equals("cuda"), System.err::println));
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            System.out.println(program.answer(line.split(" ")));
        }
    }

    private String answer(String[] question) throws Exception {
        return switch (question[0]) {
            case "rate" -> text(rate(question, THREADS::getCurrentThreadCpuTime));
            case "wall" -> text(rate(question, System::nanoTime));
            case "lane" -> text(lane(model(question[1]), Integer.parseInt(question[2])));
            case "started" -> text(started());
            case "choice" -> runtime.choice();
            default -> throw new IllegalArgumentException("no question: " + question[0]);
        };
    }

    private static String text(double figure) {
        return Double.toString(figure);
    }

    private static ModelName model(String name) {
        return Stream.of(ModelName.values())
                .filter(model -> model.wireName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ModelFolder folder(ModelName model) {
        return ModelFolder.read(models.resolve(model.wireName().replace('-', '_')));
    }

    private LoadedModel load(ModelName model) {
        return new ModelLoader(runtime, InstantSource.system()).load(folder(model));
    }

    private double rate(String[] question, LongSupplier clock) {
        ModelName model = model(question[1]);
        int batch = Integer.parseInt(question[2]);
        Map<String, Tensor> tensors = tensors(model, batch);
        try (Graph graph = graph(folder(model))) {
            run(graph, tensors, clock); // warm-up
            return batch * run(graph, tensors, clock);
        }
    }

    private Graph graph(ModelFolder folder) {
        ModelFolder.ModelFile file = folder.graph(runtime.device());
        if (runtime.device() == LoadedModel.Device.CPU) {
            return runtime.onCpu(file.path(), folder.bytes(file));
        }
        return runtime.onCuda(file.path(), folder.bytes(file), () -> {
            throw new IllegalStateException("the memory of the GPU is used up");
        });
    }

    /** Runs a second; by processor time other work on the machine does not count. */
    private static double run(Graph graph, Map<String, Tensor> tensors, LongSupplier clock) {
        long start = clock.getAsLong();
        long runs = 0;
        long end = start;
        for (; end - start < MEASURED; end = clock.getAsLong()) {
            graph.run(tensors);
            runs++;
        }
        return runs * 1e9 / (end - start);
    }

    /** As the script makes them. */
    static Map<String, Tensor> tensors(ModelName model, int batch) {
        if (model == ModelName.CHART_PATTERN) {
            byte[] pixels = new byte[batch * HEIGHT * WIDTH * CHANNELS];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) (i * 131 % 251);
            }
            return Map.of("images", new Tensor.Bytes(new long[] {batch, HEIGHT, WIDTH, CHANNELS}, pixels));
        }
        long[] shape = {batch, TOKENS};
        long[] ids = new long[batch * TOKENS];
        long[] mask = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            int place = i % TOKENS;
            ids[i] = place == 0 ? FIRST_TOKEN : place == TOKENS - 1 ? LAST_TOKEN : 100 + i * 17 % 9000;
            mask[i] = 1;
        }
        return Map.of("input_ids", new Tensor.Longs(shape, ids), "attention_mask", new Tensor.Longs(shape, mask));
    }

    private double lane(ModelName name, int batch) throws InterruptedException, ExecutionException, IOException {
        List<ModelInput> inputs = Collections.nCopies(batch, input(name));
        LoadedModel model = load(name);
        try (ExecutorService preparation = Executors.newSingleThreadExecutor()) {
            var limits = new BatchLimits(batch, Duration.ofMillis(5), 128);
            var lane = new Lane(model, 1, limits, new Lane.Tools(preparation, NO_SERIES, NOBODY, System::nanoTime));
            Work direct = () -> run(model, inputs);
            Work queued = () -> lane.submit(inputs).get();
            processorTime(direct); // warm-up
            processorTime(queued);
            double added = processorTime(queued) - processorTime(direct);
            lane.retire().get();
            return added / batch / 1e3;
        }
    }

    private static void run(LoadedModel model, List<ModelInput> inputs) {
        model.run(inputs.stream()
                .map(input -> (LoadedModel.Prepared.Ready) model.prepare(input, NO_SERIES))
                .toList());
    }

    private interface Work {
        void run() throws InterruptedException, ExecutionException;
    }

    /** Nanoseconds of processor time a run, of all threads that run Java. */
    private static double processorTime(Work work) throws InterruptedException, ExecutionException {
        long start = processorTime();
        for (int i = 0; i < LANE_RUNS; i++) {
            work.run();
        }
        return (double) (processorTime() - start) / LANE_RUNS;
    }

    private static long processorTime() {
        return LongStream.of(THREADS.getAllThreadIds())
                .map(THREADS::getThreadCpuTime)
                .filter(time -> time > 0)
                .sum();
    }

    private double started() throws IOException {
        for (ModelName name : ModelName.values()) {
            if (name != ModelName.UNKNOWN) {
                try (LoadedModel model = load(name)) {
                    if ((name == ModelName.NEWS_SENTIMENT || name == ModelName.CHART_PATTERN)
                            && model.prepare(input(name), NO_SERIES) instanceof LoadedModel.Prepared.Ready ready) {
                        model.run(List.of(ready));
                    }
                }
            }
        }
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private static ModelInput input(ModelName model) throws IOException {
        return model == ModelName.CHART_PATTERN ? ModelInput.picture(picture()) : ModelInput.news(HEADLINE, null);
    }

    private static String picture() throws IOException {
        var image = new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, (x / 8 + y / 40) % 3 == 0 ? 0x1F9D6B : 0xFFFFFF);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
