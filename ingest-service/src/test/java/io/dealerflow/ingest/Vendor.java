package io.dealerflow.ingest;

import io.dealerflow.dbn.DbnWriter;
import io.dealerflow.ingest.pull.Connector;
import io.dealerflow.ingest.pull.PullSource;
import io.dealerflow.ingest.pull.Reach;
import io.dealerflow.ingest.source.bars.PolygonConnector;
import io.dealerflow.ingest.source.bars.YahooConnector;
import io.dealerflow.ingest.source.cboe.CboeConnector;
import io.dealerflow.ingest.source.cboe.ChainSamples;
import io.dealerflow.ingest.source.cftc.CftcConnector;
import io.dealerflow.ingest.source.cftc.CotSamples;
import io.dealerflow.ingest.source.databento.DatabentoConnector;
import io.dealerflow.ingest.source.fred.FredConnector;
import io.dealerflow.ingest.source.fx.AlphaVantageConnector;
import io.dealerflow.ingest.source.fx.EcbConnector;
import io.dealerflow.ingest.source.news.FeedConnector;
import io.dealerflow.ingest.source.news.NewsSamples;
import io.dealerflow.kit.runs.Schedule;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A vendor as tests play it: it answers in its exact form with made-up data of the days since {@link #FIRST}, as much of them as a request
 * asks for and as there is by its date.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions have no state
enum Vendor {
    CBOE(
            new CboeConnector(),
            "_SPX",
            Map.of(),
            asked -> ChainSamples.json(4)
                    .replace("2022-12-13", asked.today().toString())
                    .replace("4000.5", "40" + asked.today().getDayOfMonth() + ".5")),
    DATABENTO(new DatabentoConnector(), "ESM4", Map.of(), Vendor::statistics),
    CFTC(new CftcConnector(), "gpe5-46if", Map.of("limit", "3"), Vendor::positions),
    ALPHA_VANTAGE(
            new AlphaVantageConnector(),
            "EUR/USD",
            Map.of(),
            asked ->
                    "{\"Meta Data\": {\"2. From Symbol\": \"EUR\", \"3. To Symbol\": \"USD\", \"6. Time Zone\": \"UTC\"},\n"
                            + "\"Time Series FX (Daily)\": {"
                            + asked.days()
                                    .map(day ->
                                            "\"%s\": {\"1. open\": \"1.1\", \"2. high\": \"1.3\", \"3. low\": \"1.0\", \"4. close\": \"1.2\"}"
                                                    .formatted(day))
                                    .collect(Collectors.joining(",\n"))
                            + "}}"),
    FRED(new FredConnector(), "DEMO10", Map.of("revision_days", "1"), Vendor::series),
    ECB(new EcbConnector(), "rates", Map.of(), Vendor::rates),
    YAHOO(new YahooConnector(), "^N225", Map.of(), asked -> """
                    {"chart":{"result":[{"meta":{"symbol":"^N225","exchangeTimezoneName":"Asia/Tokyo","gmtoffset":32400,"dataGranularity":"1d"},
                     "timestamp":[%s],"indicators":{"quote":[{"open":[%2$s],"high":[%2$s],"low":[%2$s],"close":[%2$s],"volume":[%2$s]}]}}],"error":null}}
                    """.formatted(
            asked.days(asked.second("period1"))
                    .map(day -> Long.toString(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond()))
                    .collect(Collectors.joining(",")),
            asked.days(asked.second("period1"))
                    .map(day -> "1" + day.getDayOfMonth())
                    .collect(Collectors.joining(",")))),
    POLYGON(new PolygonConnector(), "SPY", Map.of("days", "2"), Vendor::aggregates),
    RSS(
            new FeedConnector(),
            "feed",
            Map.of(),
            asked -> NewsSamples.rss(asked.days()
                    .map(day -> NewsSamples.item("https://feed.example.test/" + day, "Title of " + day, "Words."))
                    .toArray(String[]::new)));

    /** A Friday. */
    static final LocalDate FIRST = LocalDate.parse("2024-06-07");

    static final String KEY = "k-SECRET-k";

    private final Connector connector;
    private final String subject;
    private final Map<String, String> parameters;
    private final Function<Asked, Object> answer;

    Vendor(Connector connector, String subject, Map<String, String> parameters, Function<Asked, Object> answer) {
        this.connector = connector;
        this.subject = subject;
        this.parameters = parameters;
        this.answer = answer;
    }

    /** A request as the vendor sees it. */
    record Asked(URI uri, LocalDate today) {
        Map<String, String> query() {
            return uri.getRawQuery() == null
                    ? Map.of()
                    : Arrays.stream(uri.getRawQuery().split("&", -1))
                            .map(each -> each.split("=", 2))
                            .collect(Collectors.toMap(each -> decoded(each[0]), each -> decoded(each[1])));
        }

        String parameter(String name) {
            return query().getOrDefault(name, "");
        }

        /** A date in a parameter; the first where there is none. */
        LocalDate date(String name) {
            String text = parameter(name).replaceFirst("(?s).*?(\\d{4}-\\d{2}-\\d{2}).*", "$1");
            return text.isEmpty() ? FIRST : LocalDate.parse(text);
        }

        LocalDate second(String name) {
            return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(parameter(name))), ZoneOffset.UTC);
        }

        /** All days of which there is data. */
        Stream<LocalDate> days() {
            return days(FIRST);
        }

        /** Those from one on. */
        Stream<LocalDate> days(LocalDate from) {
            LocalDate start = from.isBefore(FIRST) ? FIRST : from;
            return start.datesUntil(start.isAfter(today) ? start : today.plusDays(1));
        }

        private static String decoded(String text) {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        }
    }

    /** The source, asked at {@code url}. */
    PullSource source(URI url) {
        return source(url, List.of(subject), Duration.ZERO, () -> Optional.of(KEY));
    }

    PullSource source(URI url, List<String> subjects, Duration spacing, Supplier<Optional<String>> key) {
        return new PullSource(
                connector.profile().name(),
                connector,
                url,
                new Reach(Set.of("localhost"), true),
                Objects.requireNonNullElse(connector.profile().source(), "feed"),
                subjects,
                new Schedule.Every(Duration.ofHours(1)),
                spacing,
                Duration.ofSeconds(10),
                FIRST,
                parameters,
                key);
    }

    byte[] answer(URI uri, LocalDate today) {
        var asked = new Asked(uri, today);
        Object content = answer.apply(asked);
        return content instanceof byte[] bytes ? bytes : content.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] rates(Asked asked) {
        boolean isAll = asked.uri().getPath().endsWith("-hist.zip");
        String rows = asked.days(isAll ? FIRST : asked.today())
                .map(day -> day + ",1." + day.getDayOfMonth() + ",16" + day.getDayOfMonth() + ",\n")
                .collect(Collectors.joining());
        return FormatSamples.zip(("Date,USD,JPY,\n" + rows).getBytes(StandardCharsets.UTF_8));
    }

    /** With the vintage of each day where they are asked for, else with the day of the request. */
    private static String series(Asked asked) {
        boolean hasVintages = asked.query().containsKey("realtime_start");
        String start =
                hasVintages ? asked.parameter("realtime_start") : asked.today().toString();
        String end = hasVintages ? asked.parameter("realtime_end") : start;
        return "{\"realtime_start\": \"%s\", \"realtime_end\": \"%s\", \"observation_start\": \"1600-01-01\", \"observations\": ["
                        .formatted(start, end)
                + asked.days(asked.date("observation_start"))
                        .map(day ->
                                "{\"realtime_start\": \"%s\", \"realtime_end\": \"%s\", \"date\": \"%s\", \"value\": \"3.%s\"}"
                                        .formatted(hasVintages ? day : start, end, day, day.getDayOfMonth()))
                        .collect(Collectors.joining(",\n"))
                + "]}";
    }

    /** Nothing on weekends. */
    private static byte[] statistics(Asked asked) {
        LocalDate day = asked.date("start");
        DbnWriter file = new DbnWriter(3).map("ESM4", 1, day, day.plusDays(1));
        if (day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
            Instant at = day.atTime(21, 0).toInstant(ZoneOffset.UTC);
            file.price(DbnWriter.SETTLEMENT_PRICE, 1, at, at, 5_000_000_000_000L + day.getDayOfMonth());
        }
        return DbnWriter.zstd(file.file());
    }

    /** Two markets a day. */
    private static String positions(Asked asked) {
        String row = CotSamples.financialJson("001").strip();
        return asked.days(asked.date("$where"))
                .flatMap(date -> IntStream.of(1, 2)
                        .mapToObj(market -> row.substring(1, row.length() - 1)
                                .replace("2024-06-11", date.toString())
                                .replace("\"001\"", "\"00" + market + "\"")))
                .limit(Integer.parseInt(asked.parameter("$limit")))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String aggregates(Asked asked) {
        String[] path = asked.uri().getPath().split("/", -1);
        LocalDate until = LocalDate.parse(path[path.length - 1]);
        String bars = asked.days(LocalDate.parse(path[path.length - 2]))
                .filter(day -> !day.isAfter(until))
                .map(day -> "{\"v\":1,\"o\":10,\"c\":11,\"h\":12,\"l\":9,\"t\":"
                        + day.atStartOfDay(ZoneId.of("America/New_York"))
                                .toInstant()
                                .toEpochMilli()
                        + "}")
                .collect(Collectors.joining(","));
        return "{\"ticker\":\"SPY\",\"status\":\"OK\",\"adjusted\":true,\"results\":[" + bars + "]}";
    }
}
