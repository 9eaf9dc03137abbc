package io.dealerflow.feature.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dealerflow.contracts.jobs.JobState;
import io.dealerflow.feature.jobs.JobLineage;
import io.dealerflow.feature.jobs.JobStore.StoredJob;
import io.dealerflow.kit.runs.LineageSender;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.RunEvent;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * OpenLineage run events of jobs (<a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">specification 2-0-2</a>). Datasets are named as its
 * <a href="https://openlineage.io/docs/spec/naming">naming conventions</a> say.
 */
public final class JobRuns implements JobLineage {
    private static final URI PRODUCER = URI.create("https://dealerflow.io/feature-service");
    private static final Pattern ADDRESS = Pattern.compile("(?<namespace>[a-z0-9]+://[^/]+)/*(?<name>.*)");

    private final OpenLineage model = new OpenLineage(PRODUCER);
    private final String namespace;
    private final LineageSender sender;
    private final Clock clock;

    /** @param namespace of jobs */
    public JobRuns(String namespace, LineageSender sender, Clock clock) {
        this.namespace = namespace;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public void started(StoredJob job, Datasets datasets) {
        sender.offer(event(RunEvent.EventType.START, job, datasets, null));
    }

    @Override
    public void ended(StoredJob job, Datasets datasets, JobState state, @Nullable String message) {
        RunEvent.EventType type = switch (state) {
            case DONE -> RunEvent.EventType.COMPLETE;
            case CANCELLED -> RunEvent.EventType.ABORT;
            case FAILED, PENDING, RUNNING -> RunEvent.EventType.FAIL;
        };
        sender.offer(event(type, job, datasets, message));
    }

    private RunEvent event(RunEvent.EventType type, StoredJob job, Datasets datasets, @Nullable String error) {
        OpenLineage.RunFacets facets = error == null
                ? null
                : model.newRunFacetsBuilder()
                        .errorMessage(model.newErrorMessageRunFacet(error, "java", null))
                        .build();
        return model.newRunEventBuilder()
                .eventType(type)
                .eventTime(clock.instant().atZone(ZoneOffset.UTC))
                .run(model.newRun(UUID.nameUUIDFromBytes(("dealerflow/jobs/" + job.jobId()).getBytes(UTF_8)), facets))
                .job(model.newJob(namespace, "feature-service." + job.kind(), null))
                .inputs(named(
                        datasets.inputs(),
                        (space, name) -> model.newInputDatasetBuilder()
                                .namespace(space)
                                .name(name)
                                .build()))
                .outputs(named(
                        datasets.outputs(),
                        (space, name) -> model.newOutputDatasetBuilder()
                                .namespace(space)
                                .name(name)
                                .build()))
                .build();
    }

    private static <T> List<T> named(List<String> locations, BiFunction<String, String, T> dataset) {
        return locations.stream()
                .map(location -> {
                    Matcher address = ADDRESS.matcher(location);
                    return address.matches()
                            ? dataset.apply(address.group("namespace"), address.group("name"))
                            : dataset.apply("file", location);
                })
                .toList();
    }
}
