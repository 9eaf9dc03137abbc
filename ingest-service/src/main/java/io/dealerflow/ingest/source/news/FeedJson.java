package io.dealerflow.ingest.source.news;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.dealerflow.ingest.format.JsonFiles;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.news.NewsDraft.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed, versions 1 and 1.1. */
final class FeedJson {
    /** A longer string refuses the file. */
    private static final int MAX_STRING = 8 * NewsDraft.MAX_TEXT;

    private static final String ITEMS = "items";

    private final JsonParser json;
    private final NewsItems items;
    private final List<NewsDraft> drafts = new ArrayList<>();
    private @Nullable String language;
    private boolean itemsSeen;

    private FeedJson(JsonParser json, NewsItems items) {
        this.json = json;
        this.items = items;
    }

    static Reading read(InputStream text, NewsItems items) throws IOException {
        try (JsonParser json = JsonFiles.parser(text, MAX_STRING)) {
            var feed = new FeedJson(json, items);
            try {
                return feed.read();
            } catch (IOException e) {
                throw JsonFiles.explained(e, json, feed.path());
            }
        }
    }

    private @Nullable String path() {
        return itemsSeen ? ITEMS + "[" + drafts.size() + "]" : null;
    }

    private Reading read() throws IOException {
        require(json.nextToken(), JsonToken.START_OBJECT);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            JsonToken value = json.nextToken();
            switch (member) {
                case "language" -> language = JsonFiles.text(json);
                case ITEMS -> {
                    itemsSeen = true;
                    require(value, JsonToken.START_ARRAY);
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        require(json.currentToken(), JsonToken.START_OBJECT);
                        drafts.add(item());
                    }
                }
                default -> {}
            }
            json.skipChildren();
        }
        JsonFiles.requireEnd(json);
        if (!itemsSeen) {
            throw JsonFiles.refusal(RefusalReason.MISSING_HEADER, json, ITEMS, null, "The JSON has no items.");
        }
        for (NewsDraft draft : drafts) {
            items.add(draft, new NewsItems.Common(null, language));
        }
        return items.finish(json.currentLocation().getLineNr());
    }

    private NewsDraft item() throws IOException {
        NewsDraft draft = new NewsDraft(json.currentTokenLocation().getLineNr());
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            json.nextToken();
            member(draft, member);
            json.skipChildren();
        }
        return draft;
    }

    private void member(NewsDraft draft, String member) throws IOException {
        switch (member) {
            case "title" -> draft.put(Field.TITLE, plain());
            case "content_html" -> draft.put(Field.CONTENT, string());
            case "content_text" -> draft.put(Field.CONTENT, plain());
            case "summary" -> draft.put(Field.SUMMARY, plain());
            case "url" -> draft.put(Field.LINK, string());
            case "id" -> draft.put(Field.PERMALINK, string());
            case "date_published" -> draft.put(Field.PUBLISHED, string());
            case "date_modified" -> draft.put(Field.UPDATED, string());
            case "language" -> draft.put(Field.LANGUAGE, string());
            case "tags", "authors", "author" -> texts(draft, member.equals("tags") ? Field.CATEGORY : Field.AUTHOR);
            default -> {}
        }
    }

    /** The strings of a list, or the names of its objects. */
    private void texts(NewsDraft draft, Field field) throws IOException {
        boolean isList = json.currentToken() == JsonToken.START_ARRAY;
        JsonToken token = isList ? json.nextToken() : json.currentToken();
        while (token != null && token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_OBJECT) {
                name(draft, field);
            } else {
                draft.put(field, plain());
            }
            json.skipChildren();
            token = isList ? json.nextToken() : null;
        }
    }

    private void name(NewsDraft draft, Field field) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean isName = json.currentName().equals("name");
            json.nextToken();
            draft.put(field, isName ? plain() : null);
            json.skipChildren();
        }
    }

    private @Nullable String plain() throws IOException {
        String text = string();
        return text == null ? null : NewsText.escaped(text);
    }

    /** Null for an object or an array. */
    private @Nullable String string() throws IOException {
        return json.currentToken().isStructStart() ? null : JsonFiles.text(json);
    }

    private void require(@Nullable JsonToken token, JsonToken expected) throws IOException {
        if (token == null) {
            throw JsonFiles.refusal(
                    RefusalReason.TRUNCATED, json, path(), null, "The file ends before it is complete.");
        }
        if (token != expected) {
            throw JsonFiles.refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    json,
                    path(),
                    JsonFiles.text(json),
                    "The JSON does not have the structure of a feed: an object with a list of items, which are objects.");
        }
    }
}
