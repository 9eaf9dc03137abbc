package io.dealerflow.worker.model;

import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.contracts.models.ModelOutput;
import java.util.List;
import java.util.Map;

/**
 * One version of a model on one device, ready to run. {@link #prepare} may be called from many threads at a time, {@link #run} from several; after
 * {@link #close} neither.
 */
public interface LoadedModel extends AutoCloseable {
    ModelName name();

    /** Of {@code model.json}. */
    String version();

    Device device();

    /**
     * Decodes, tokenises or reads the data of an input: what costs more than the inference, and needs no model thread.
     *
     * @param data stored series, for models that read them
     */
    Prepared prepare(ModelInput input, SeriesSource data);

    /** Answers in the order of the inputs. A batch of one and a batch of many give the same figures to 1e-6. */
    List<Answer> run(List<Prepared.Ready> batch);

    /** Frees the native memory. */
    @Override
    void close();

    /** The device class that a model runs on. */
    enum Device {
        CPU,
        CUDA
    }

    /** An input in the form that the graph takes, or the reason why it has none. */
    sealed interface Prepared {
        /** Tensors of one item; of a type that only its model knows. */
        non-sealed interface Ready extends Prepared {}

        /** @param reason as {@link ModelOutput#reason} */
        record Refused(String reason) implements Prepared {}
    }

    /**
     * An output with a figure that is not finite becomes {@link #NOT_FINITE}.
     *
     * @param watched figures of the item by which the model's drift is measured, by the names of its reference: features of the ensemble, the forecast
     *                and the regime, {@code confidence} of the others; empty without an answer. What the mix of classes needs is the output's label
     */
    record Answer(ModelOutput output, Map<String, Double> watched) {
        /** The reason of an input for which the graph has no number. */
        public static final String NOT_FINITE = "NOT_FINITE";

        public Answer {
            if (!isFinite(output)) {
                output = ModelOutput.none(NOT_FINITE);
                watched = Map.of();
            }
            watched = Map.copyOf(watched);
        }

        private static boolean isFinite(ModelOutput output) {
            Double score = output.score();
            return (score == null || Double.isFinite(score))
                    && output.probabilities().values().stream().allMatch(Double::isFinite)
                    && output.values().values().stream().allMatch(Double::isFinite)
                    && output.embedding().stream().allMatch(Float::isFinite);
        }
    }
}
