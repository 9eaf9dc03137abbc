package io.dealerflow.worker.sentiment;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.testkit.RecordedData;
import io.dealerflow.worker.Parity;
import io.dealerflow.worker.Shipped;
import io.dealerflow.worker.StoredSeries;
import io.dealerflow.worker.model.LoadedModel.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Tokens and probabilities of recorded news against Python's, of which figures and digests are kept; skipped where the news are absent. */
class RecordedNewsTest {
    private final SentimentModel model = (SentimentModel) Shipped.model(ModelName.NEWS_SENTIMENT);

    private record Item(String headline, String body) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news/rss_xml/cnbc.xml",
                "news/rss_xml/nytimes.xml",
                "news/rss_xml/small_reuters_rss.xml",
                "news/sentfin/SEntFiN.csv",
                "news/twitter_financial/sent_valid.csv"
            })
    @DisplayName("ids, language and probabilities are Python's")
    void figures(String file) throws Exception {
        List<Item> items = items(file, RecordedData.file(file));
        List<JsonNode> rows = Parity.rows("recorded-news.jsonl").stream()
                .collect(groupingBy(row -> row.get("file").asText()))
                .get(file);
        List<Answer> answers = model.run(rows.stream()
                .map(row -> items.get(row.get("row").asInt()))
                .map(item -> Shipped.ready(model.prepare(
                        ModelInput.news(item.headline(), item.body()), new StoredSeries(Map.of(), Map.of()))))
                .toList());

        SoftAssertions.assertSoftly(softly -> {
            for (int i = 0; i < rows.size(); i++) {
                JsonNode row = rows.get(i);
                List<String> words = Words.of(items.get(row.get("row").asInt()).headline());
                softly.assertThat(digest(model.wordPiece().encode(words)))
                        .as("ids of %s", row)
                        .isEqualTo(row.get("ids_sha256").asText());
                softly.assertThat(model.language().isEnglish(words))
                        .as("language of %s", row)
                        .isEqualTo(row.get("english").asBoolean());
                SentimentModelTest.assertProbabilities(
                        softly, row, answers.get(i).output());
            }
        });
    }

    private static String digest(long[] ids) {
        String text = LongStream.of(ids).mapToObj(Long::toString).collect(Collectors.joining(" "));
        return Parity.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    private static List<Item> items(String name, Path file) throws Exception {
        if (name.endsWith(".xml")) {
            NodeList found = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("item");
            List<Item> items = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                Element item = (Element) found.item(i);
                items.add(new Item(child(item, "title"), child(item, "description")));
            }
            return items;
        }
        List<List<String>> table = csv(Files.readString(file));
        int column =
                Math.max(table.getFirst().indexOf("Title"), table.getFirst().indexOf("text"));
        return table.stream().skip(1).map(row -> new Item(row.get(column), "")).toList();
    }

    private static String child(Element item, String name) {
        for (var child = item.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name)) {
                return child.getTextContent();
            }
        }
        return "";
    }

    /** RFC 4180. */
    private static List<List<String>> csv(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        return rows;
    }
}
