package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.testkit.RecordedData;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the API says of two recorded exchange files, against figures computed outside this project by scripts that share no code with
 * it (quant definitions, section 5): within 0.001 bn and 0.01 points.
 */
@ExtendWith(SharedProduct.class)
class RealChainsIT {
    private static final double BILLION = 1e9;
    private static final String RUT_AS_OF = "2023-09-21T03:17:42Z";
    private static final String SPX_AS_OF = "2022-12-13T01:30:00Z";
    private static final String RUT = "/api/v1/gex/RUT?as_of=" + RUT_AS_OF;
    private static final String SPX = "/api/v1/gex/SPX?as_of=" + SPX_AS_OF;
    private static final String RUT_DEFAULT = RUT + "&rate=0.053&dividend_yield=0.015";
    private static final String SPX_DEFAULT = SPX + "&rate=0.043&dividend_yield=0.017";
    private static final String PLAIN = "&rate=0&dividend_yield=0&forward=curve&iv=vendor";

    private static boolean sent;

    private final Product product;

    RealChainsIT(Product product) {
        this.product = product;
    }

    @BeforeEach
    void sendBothFilesOnce() throws Exception {
        Path rut = RecordedData.file("options-cboe-json/rut_2023-09-21_cboe_delayed.json.gz");
        Path spx = RecordedData.file("options-cboe-csv/spx_2022-12-12_gflows.csv.gz");
        if (!sent) {
            assertThat(product.ingest(rut).path("as_of").asText()).isEqualTo(RUT_AS_OF);
            assertThat(product.ingest(spx).path("as_of").asText()).isEqualTo(SPX_AS_OF);
            sent = true;
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            RUT default | RUT_DEFAULT | -1.2777 |   3.3542 | 1906.6425 |  2720
            SPX default | SPX_DEFAULT | -1.4261 | 168.3965 | 3997.8329 | 14225
            SPX calendar days, no carry, vendor vols | SPX_CALENDAR | -3.0468 | | 4006.4245 | 13160
            SPX business days, no carry, vendor vols | SPX_BUSINESS | | | 4013.8438 |
            """)
    void positioningMatchesTheReference(
            String name, String query, Double netBn, Double grossBn, Double flip, Integer used) throws Exception {
        JsonNode answer = product.get(path(query));

        if (netBn != null) {
            assertThat(answer.path("net_gex").asDouble() / BILLION).isCloseTo(netBn, within(0.001));
        }
        if (grossBn != null) {
            assertThat(answer.path("gross_gex").asDouble() / BILLION).isCloseTo(grossBn, within(0.001));
        }
        assertThat(answer.path("gamma_flip").path("value").asDouble()).isCloseTo(flip, within(0.01));
        if (used != null) {
            assertThat(answer.path("quality").path("used").asInt()).isEqualTo(used);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            SPX vendor gammas, expired kept    | SPX_VENDOR_KEEP | -1.0752 | 19156 |
            RUT vendor gammas, expired kept    | RUT_VENDOR_KEEP | -1.2700 |  6680 |
            RUT vendor gammas, expired dropped | RUT_VENDOR      | -1.2531 |  6680 | 338
            """)
    void vendorGammasAddUpToTheReference(String name, String query, double netBn, int received, Integer expired)
            throws Exception {
        JsonNode answer = product.get(path(query));

        assertThat(answer.path("net_gex").asDouble() / BILLION).isCloseTo(netBn, within(0.001));
        assertThat(answer.path("quality").path("received").asInt()).isEqualTo(received);
        assertThat(answer.path("gamma_flip").path("reason").asText()).isEqualTo("VENDOR_GAMMA");
        if (expired != null) {
            assertThat(answer.path("quality").path("dropped").path("EXPIRED").asInt())
                    .isEqualTo(expired);
        }
    }

    @Test
    void volsAndForwardsComeFromWhereTheReferenceSays() throws Exception {
        JsonNode rut = product.get(RUT_DEFAULT);
        JsonNode spx = product.get(SPX_DEFAULT);

        assertThat(rut.at("/quality/iv_sources/OTHER_SIDE").asInt()).isEqualTo(94);
        assertThat(parityForwards(rut)).isEqualTo(25);
        assertThat(expiry(rut, "2023-09-22", "RUTW").path("forward").asDouble()).isCloseTo(1808.8259, within(0.01));
        assertThat(spx.at("/quality/iv_sources/OTHER_SIDE").asInt()).isEqualTo(591);
        assertThat(spx.at("/quality/iv_sources/IMPLIED").asInt()).isEqualTo(474);
        assertThat(spx.at("/quality/dropped/NO_IV").asInt()).isEqualTo(102);
        assertThat(parityForwards(spx)).isEqualTo(5);
        assertThat(spx.path("by_expiry").size() - parityForwards(spx)).isEqualTo(50);
    }

    @Test
    void levelsMatchTheReference() throws Exception {
        JsonNode rut = product.get(RUT_DEFAULT);
        JsonNode spx = product.get(SPX_DEFAULT);

        assertThat(rut.path("call_wall").asDouble()).isEqualTo(1850);
        assertThat(rut.path("put_wall").asDouble()).isEqualTo(1800);
        assertThat(expiry(rut, "2023-09-22", "RUTW").path("max_pain").asDouble())
                .isEqualTo(1875);
        assertThat(spx.path("call_wall").asDouble()).isEqualTo(4000);
        assertThat(spx.path("put_wall").asDouble()).isEqualTo(3950);
        assertThat(expiry(spx, "2022-12-13", "SPXW").path("max_pain").asDouble())
                .isEqualTo(3975);
        assertThat(expiry(spx, "2022-12-16", "SPX").path("max_pain").asDouble()).isEqualTo(3915);
        assertThat(expiry(spx, "2022-12-16", "SPXW").path("max_pain").asDouble())
                .isEqualTo(3935);
    }

    @Test
    void sumsAgreeWithEachOther() throws Exception {
        for (String path : new String[] {RUT_DEFAULT, SPX_DEFAULT}) {
            JsonNode answer = product.get(path);
            double net = answer.path("net_gex").asDouble();
            double gross = answer.path("gross_gex").asDouble();

            assertThat(sum(answer.path("by_strike"), "net_gex")).isCloseTo(net, within(1e-9 * gross));
            assertThat(sum(answer.path("by_expiry"), "net_gex")).isCloseTo(net, within(1e-9 * gross));
            assertThat(sum(answer.path("by_expiry"), "gross_gex")).isCloseTo(gross, within(1e-9 * gross));
            JsonNode quality = answer.path("quality");
            int dropped = StreamSupport.stream(quality.path("dropped").spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .sum();
            assertThat(quality.path("used").asInt() + dropped)
                    .isEqualTo(quality.path("received").asInt());
        }
    }

    @Test
    void analyticsAddUpToTheReference() throws Exception {
        JsonNode buckets = product.get(SPX_DEFAULT.replace("?", "/analytics?")).path("by_bucket");

        assertThat(sum(buckets, "net_gex") / BILLION).isCloseTo(-1.4261, within(0.001));
        assertThat(sum(buckets, "gross_gex") / BILLION).isCloseTo(168.3965, within(0.001));
    }

    private static String path(String query) {
        return switch (query) {
            case "RUT_DEFAULT" -> RUT_DEFAULT;
            case "SPX_DEFAULT" -> SPX_DEFAULT;
            case "SPX_CALENDAR" -> SPX + PLAIN + "&day_count=calendar_days_365";
            case "SPX_BUSINESS" -> SPX + PLAIN + "&day_count=bus_262";
            case "SPX_VENDOR_KEEP" -> SPX + "&gamma=vendor&expired=keep";
            case "RUT_VENDOR_KEEP" -> RUT + "&gamma=vendor&expired=keep";
            case "RUT_VENDOR" -> RUT + "&gamma=vendor";
            default -> throw new IllegalArgumentException(query);
        };
    }

    private static long parityForwards(JsonNode answer) {
        return StreamSupport.stream(answer.path("by_expiry").spliterator(), false)
                .filter(expiry -> expiry.path("forward_source").asText().equals("PARITY"))
                .count();
    }

    private static JsonNode expiry(JsonNode answer, String date, String root) {
        for (JsonNode expiry : answer.path("by_expiry")) {
            if (expiry.path("expiry").asText().equals(date)
                    && expiry.path("root").asText().equals(root)) {
                return expiry;
            }
        }
        throw new AssertionError("no expiry " + date + " " + root);
    }

    private static double sum(JsonNode rows, String field) {
        double sum = 0;
        for (JsonNode row : rows) {
            sum += row.path(field).asDouble();
        }
        return sum;
    }
}
