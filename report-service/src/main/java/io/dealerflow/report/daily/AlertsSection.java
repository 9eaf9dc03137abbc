package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.count;
import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.quote;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.scores.Alert;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.phrase.PhraseTable;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Origin;
import io.dealerflow.report.text.Table;
import io.dealerflow.report.track.AlertCourse;
import io.dealerflow.report.track.Close;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The alerts that were raised on the date, newest last, each with what happened after. */
final class AlertsSection {
    static final String TOPIC = "alerts";

    private static final int SHOWN = 50;
    private static final String NO_PRICE = missing("no price was known");
    private static final String NOT_KNOWN = missing("no such close is known");

    private AlertsSection() {}

    static void write(Markdown out, List<Alert> alerts, Map<String, AlertCourse> known, PhraseTable phrases) {
        List<AlertCourse> courses = courses(alerts, known);
        out.from(Origin.of(courses.stream().flatMap(AlertsSection::events).toList()));
        out.bullets(phrases.say(TOPIC, facts(courses)));
        if (courses.isEmpty()) {
            return;
        }
        int hidden = Math.max(0, courses.size() - SHOWN);
        Table table = Table.of(
                "Time",
                "Severity",
                "Type",
                "Message",
                "Since then",
                "Price then[price]>",
                "To the close, %>",
                "To the next close, %>");
        courses.subList(hidden, courses.size()).forEach(course -> addRow(table, course));
        out.table(table);
        if (hidden > 0) {
            out.paragraph(count(hidden) + " earlier alerts of the date are not shown.");
        }
    }

    /** One for each alert, by its first event on the date. */
    private static List<AlertCourse> courses(List<Alert> alerts, Map<String, AlertCourse> known) {
        Map<String, AlertCourse> courses = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            AlertCourse course = known.get(alert.alertId());
            courses.putIfAbsent(
                    alert.alertId(), course == null ? new AlertCourse(alert, List.of(), null, null, null) : course);
        }
        return List.copyOf(courses.values());
    }

    private static Stream<Alert> events(AlertCourse course) {
        return Stream.concat(Stream.of(course.alert()), course.later().stream());
    }

    private static void addRow(Table table, AlertCourse course) {
        Alert alert = course.alert();
        table.from(origin(course));
        AlertCourse.Price then = course.then();
        table.row(
                Figures.utc(alert.asOf()),
                alert.severity().wireName(),
                alert.alertType().wireName(),
                Markdown.escape(alert.message()),
                since(course),
                then == null ? NO_PRICE : quote(then.price()),
                move(course, course.close()),
                move(course, course.next()));
    }

    private static Origin origin(AlertCourse course) {
        List<String> events = new ArrayList<>(events(course).map(Alert::eventId).toList());
        AlertCourse.Price then = course.then();
        if (then != null) {
            events.add(then.eventId());
        }
        Stream.of(course.close(), course.next())
                .filter(Objects::nonNull)
                .map(Close::eventId)
                .forEach(events::add);
        return new Origin(course.alert().asOf(), events);
    }

    private static String move(AlertCourse course, @Nullable Close to) {
        Double move = course.movePct(to);
        return move == null ? (course.then() == null ? NO_PRICE : NOT_KNOWN) : signed(move, 2);
    }

    private static String since(AlertCourse course) {
        List<String> parts = new ArrayList<>();
        Duration escalated = course.escalatedAfter();
        Duration lasted = course.lasted();
        if (escalated != null) {
            parts.add("escalated to " + course.worst().wireName() + " after " + Figures.duration(escalated));
        }
        parts.add(lasted == null ? "no end is known" : "resolved after " + Figures.duration(lasted));
        return String.join(", ", parts);
    }

    static Facts facts(Collection<AlertCourse> courses) {
        Facts.Form form = value -> count(Math.round(value));
        double resolved =
                courses.stream().filter(course -> course.lasted() != null).count();
        double escalated = courses.stream()
                .filter(course -> course.escalatedAfter() != null)
                .count();
        return Facts.builder()
                .figure("alerts", (double) courses.size(), form)
                .figure("resolved", resolved, form)
                .figure("escalated", escalated, form)
                .figure("unresolved", courses.size() - resolved, form)
                .build();
    }
}
