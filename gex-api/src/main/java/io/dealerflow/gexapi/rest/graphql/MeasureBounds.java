package io.dealerflow.gexapi.rest.graphql;

import io.dealerflow.gexapi.levels.Measure;
import io.dealerflow.gexapi.query.ScreenParameters;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Bounds of one measure in the screener. */
@Input("MeasureBounds")
@Description("Bounds of a measure, both included; symbols that do not have the measure are left out")
public class MeasureBounds {
    @NonNull
    public Measure measure = Measure.SPOT;

    public @Nullable Double min;
    public @Nullable Double max;

    void addTo(Arguments arguments) {
        arguments.with(ScreenParameters.MIN + measure.field(), min).with(ScreenParameters.MAX + measure.field(), max);
    }
}
