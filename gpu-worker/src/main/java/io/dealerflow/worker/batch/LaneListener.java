package io.dealerflow.worker.batch;

import io.dealerflow.contracts.models.ModelName;
import java.time.Duration;

/** Told what a lane does; called on its threads. */
public interface LaneListener {
    /** An input was prepared, or refused. */
    void prepared(ModelName model, Duration time);

    /**
     * A batch was run.
     *
     * @param wait of the input that waited longest, after it was prepared
     * @param run  inference alone
     */
    void ran(ModelName model, int items, Duration wait, Duration run);
}
