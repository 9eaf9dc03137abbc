package io.dealerflow.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.objects.FolderStore;
import io.dealerflow.objects.ObjectStore;
import io.dealerflow.worker.registry.ModelRegistry.Candidate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectModelsTest {
    @TempDir
    private Path root;

    private ObjectStore store;
    private ObjectModels models;

    @BeforeEach
    void fill() throws IOException {
        store = new FolderStore(root.resolve("store"));
        models = new ObjectModels(store, "s3://models/a", root.resolve("cache"));
        put("news_sentiment/versions/1/model.json", "first");
        put("news_sentiment/versions/2/model.json", "second");
        put("news_sentiment/versions/2/vocab.txt", "words");
        put("news_sentiment/Production", "2\n");
        put("regime/versions/1/model.json", "without an alias");
    }

    private void put(String key, String text) throws IOException {
        store.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("the files of the version with the alias are fetched; a model without an alias is left out")
    void production() throws Exception {
        Path folder = root.resolve("cache/s3_models_a/news-sentiment/2");

        assertThat(models.production())
                .containsExactly(new Candidate(ModelName.NEWS_SENTIMENT, folder, "object-store"));
        assertThat(folder.resolve("model.json")).hasContent("second");
        assertThat(folder.resolve("vocab.txt")).hasContent("words");
    }

    @Test
    void theAliasIsChangedToServeAnOlderVersion() throws Exception {
        models.production();
        put("news_sentiment/Production", "1");

        assertThat(models.production().getFirst().folder().resolve("model.json"))
                .hasContent("first");
    }

    @Test
    void anAliasOfNoVersionIsNamedAndTriedAgain() throws Exception {
        put("news_sentiment/Production", "3");
        assertThatThrownBy(models::production).hasMessageContaining("news_sentiment/versions/3/");

        put("news_sentiment/versions/3/model.json", "third");

        assertThat(models.production().getFirst().folder().resolve("model.json"))
                .hasContent("third");
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() throws Exception {
        put("news_sentiment/Production", "../1");

        assertThatThrownBy(models::production).hasMessageContaining("'../1'");
    }
}
