package io.dealerflow.ingest.replay;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Intake;
import io.dealerflow.ingest.intake.Reading;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events of landed files, which are read when the first of their events is asked for and kept as long as there is room. */
final class LandedEvents {
    /** Events of all files that are kept, but of one file any number. */
    private static final int MAX_EVENTS = 200_000;

    private final Intake intake;
    private final Map<String, File> files = new LinkedHashMap<>(16, 0.75f, true);
    private int events;

    LandedEvents(Intake intake) {
        this.intake = intake;
    }

    /** The observations of a file and their places by event id. */
    private record File(List<Reading.Observed> observations, Map<String, Integer> places) {
        @Nullable
        Event find(String eventId) {
            Integer place = places.get(eventId);
            return place == null ? null : observations.get(place).event();
        }
    }

    /** Empty when landing has the file no more, or it is read as something else now. */
    Optional<Event> find(Arrival arrival, String eventId) throws IOException {
        File file = files.get(arrival.file().key());
        if (file == null) {
            file = read(arrival);
            makeRoom(file.places().size());
            files.put(arrival.file().key(), file);
            events += file.places().size();
        }
        return Optional.ofNullable(file.find(eventId));
    }

    private File read(Arrival arrival) throws IOException {
        List<Reading.Observed> observations;
        try {
            observations = intake.read(arrival) instanceof Reading.Read read ? read.observations() : List.of();
        } catch (NoSuchFileException e) {
            observations = List.of();
        }
        Map<String, Integer> places = HashMap.newHashMap(observations.size());
        for (int i = 0; i < observations.size(); i++) {
            places.put(observations.get(i).event().eventId(), i);
        }
        return new File(observations, places);
    }

    private void makeRoom(int more) {
        var oldest = files.values().iterator();
        while (events + more > MAX_EVENTS && oldest.hasNext()) {
            events -= oldest.next().places().size();
            oldest.remove();
        }
    }
}
