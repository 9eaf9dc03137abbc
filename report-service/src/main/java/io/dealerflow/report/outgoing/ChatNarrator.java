package io.dealerflow.report.outgoing;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import io.dealerflow.report.config.NarrativeConfig;
import io.dealerflow.report.narrative.Narrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A model behind an API of OpenAI's form. */
final class ChatNarrator implements Narrator {
    /** Of a server that asks for none; the client needs one. */
    private static final String NO_KEY = "none";

    private final ChatModel model;
    private final URI url;

    ChatNarrator(URI url, NarrativeConfig config) {
        String key = config.apiKey()
                .or(() -> config.apiKeyFile().map(ChatNarrator::read))
                .orElse(NO_KEY);
        this.url = url;
        this.model = OpenAiChatModel.builder()
                .baseUrl(url.toString())
                .apiKey(key)
                // Azure OpenAI takes keys by this name.
                .customHeaders(Map.of("api-key", key))
                .modelName(config.model())
                .temperature(0.0)
                .maxCompletionTokens(config.maxTokens())
                .timeout(config.timeout())
                .maxRetries(0)
                .build();
    }

    @Override
    public String answer(String instructions, String prompt) {
        try {
            String text = model.chat(SystemMessage.from(instructions), UserMessage.from(prompt))
                    .aiMessage()
                    .text();
            return text == null ? "" : text;
        } catch (RuntimeException e) {
            throw new UnansweredException(url.getHost() + " gave no answer: " + e.getMessage(), e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " with the key of the language model cannot be read", e);
        }
    }
}
