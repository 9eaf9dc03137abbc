package io.dealerflow.worker;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.worker.batch.Lane;
import io.dealerflow.worker.batch.LaneListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;

/** What lanes of models that read no series need. */
public final class Lanes {
    private static final LaneListener NOBODY = new LaneListener() {
        @Override
        public void prepared(ModelName model, Duration time) {}

        @Override
        public void ran(ModelName model, int items, Duration wait, Duration run) {}
    };

    private Lanes() {}

    public static Lane.Tools tools(Executor preparation) {
        return new Lane.Tools(preparation, new StoredSeries(Map.of(), Map.of()), NOBODY, System::nanoTime);
    }
}
