package io.dealerflow.ingest.source.news;

import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.news.NewsDraft.Field;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Feeds in XML, read as a stream: RSS 0.9 to 2.0, Atom 0.3 and 1.0, Google's news sitemap. A document type declaration refuses the file, so
 * that there are no entities but XML's own and nothing is fetched.
 */
final class FeedXml {
    private static final int MAX_DEPTH = 50;
    private static final Set<String> ITEMS = Set.of("item", "atom:entry", "sm:url");
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final ReadEnd end;
    private final NewsItems items;
    private FeedWords words = FeedWords.NONE;
    private String root = "";
    private boolean isClosed;
    private NewsItems.Common common = new NewsItems.Common(null, null);

    private FeedXml(XMLStreamReader xml, ReadEnd end, NewsItems items) {
        this.xml = xml;
        this.end = end;
        this.items = items;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    static Reading read(InputStream text, NewsItems items) throws IOException {
        var end = new ReadEnd(text);
        try {
            return new FeedXml(FACTORY.createXMLStreamReader(end), end, items).read();
        } catch (XMLStreamException e) {
            throw XmlFailures.explained(e, 1, "", end);
        }
    }

    private Reading read() throws IOException {
        try {
            start();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> element();
                    case XMLStreamConstants.END_ELEMENT -> isClosed |= isRoot();
                    case XMLStreamConstants.DTD -> throw doctype();
                    default -> {}
                }
            }
            return items.finish(line());
        } catch (XMLStreamException e) {
            throw XmlFailures.explained(e, line(), isClosed ? "" : root, end);
        }
    }

    /** The root, which says what the feed is. */
    private void start() throws XMLStreamException, RefusalException {
        while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
            if (xml.next() == XMLStreamConstants.DTD) {
                throw doctype();
            }
        }
        root = tag();
        words = FeedWords.of(xml.getLocalName(), Objects.requireNonNullElse(xml.getNamespaceURI(), ""));
        if (words.equals(FeedWords.NONE)) {
            throw new RefusalException(
                    RefusalReason.UNKNOWN_FORMAT,
                    new SourceLocation(line(), root, null),
                    "The XML is no feed: RSS, Atom or a sitemap of news.");
        }
        common = new NewsItems.Common(
                attribute(XMLConstants.XML_NS_URI, "base"), attribute(XMLConstants.XML_NS_URI, "lang"));
    }

    /** An element of the root or of the channel. */
    private void element() throws XMLStreamException, RefusalException {
        String name = name();
        if (ITEMS.contains(name)) {
            NewsDraft draft = new NewsDraft(line());
            String language = attribute(XMLConstants.XML_NS_URI, "lang");
            draft.put(Field.LANGUAGE, language);
            children(draft, 1);
            items.add(draft, common);
        } else if (name.equals("language") || name.equals("dc:language")) {
            common = new NewsItems.Common(common.base(), text(false, false).strip());
        } else if (!name.equals("channel")) {
            skip();
        }
    }

    /** Elements of an item up to its end; elements that only group others are entered. */
    private void children(NewsDraft draft, int depth) throws XMLStreamException, RefusalException {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = name();
                    if (FeedWords.GROUPS.contains(name)) {
                        requireDepth(depth);
                        children(draft, depth + 1);
                    } else {
                        child(draft, name);
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return;
                }
                case XMLStreamConstants.DTD -> throw doctype();
                default -> {}
            }
        }
    }

    private void child(NewsDraft draft, String name) throws XMLStreamException, RefusalException {
        @Nullable Field field = FeedWords.field(name);
        switch (name) {
            case "atom:link" -> {
                String rel = Objects.requireNonNullElse(attribute(null, "rel"), "alternate");
                if (rel.equals("alternate")) {
                    draft.put(Field.LINK, attribute(null, "href"));
                }
                skip();
            }
            case "atom:category" -> {
                draft.put(Field.CATEGORY, attribute(null, "term"));
                skip();
            }
            case "guid" -> {
                boolean isAddress = !"false".equals(attribute(null, "isPermaLink"));
                String id = text(false, false);
                draft.put(Field.PERMALINK, isAddress ? id : null);
            }
            default -> {
                if (field == null) {
                    skip();
                } else {
                    draft.put(field, text(isMarkup(field), isPlain(name)));
                }
            }
        }
    }

    private static boolean isMarkup(Field field) {
        return field == Field.TITLE || field == Field.SUMMARY || field == Field.CONTENT;
    }

    /** Whether the text of the element is not HTML: that of Atom, unless it says so, and of sitemaps. */
    private boolean isPlain(String name) {
        String type = Objects.requireNonNullElse(attribute(null, "type"), "text");
        return name.startsWith("news:")
                || (name.startsWith("atom:") && (type.equals("text") || type.equals("text/plain")));
    }

    /**
     * The text of the element, up to its end. It is at most one character longer than {@link NewsDraft#MAX_TEXT}.
     *
     * @param isMarkup whether elements inside are part of it
     * @param isPlain  whether it has to be escaped to be HTML
     */
    private String text(boolean isMarkup, boolean isPlain) throws XMLStreamException, RefusalException {
        var text = new StringBuilder();
        int depth = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    requireDepth(++depth);
                    append(text, isMarkup ? "<" + xml.getLocalName() + ">" : "");
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 0) {
                        return text.toString();
                    }
                    append(text, isMarkup ? "</" + xml.getLocalName() + ">" : "");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, isMarkup && (isPlain || depth > 0) ? NewsText.escaped(xml.getText()) : xml.getText());
                case XMLStreamConstants.DTD -> throw doctype();
                default -> {}
            }
        }
    }

    private static void append(StringBuilder text, String more) {
        int room = NewsDraft.MAX_TEXT + 1 - text.length();
        text.append(more, 0, Math.min(room, more.length()));
    }

    private void skip() throws XMLStreamException, RefusalException {
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> requireDepth(++depth);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD -> throw doctype();
                default -> {}
            }
        }
    }

    private boolean isRoot() {
        return tag().equals(root);
    }

    /** As it is in the file. */
    private String tag() {
        return xml.getPrefix().isEmpty() ? xml.getLocalName() : xml.getPrefix() + ":" + xml.getLocalName();
    }

    private String name() {
        return words.name(Objects.requireNonNullElse(xml.getNamespaceURI(), ""), xml.getLocalName());
    }

    private @Nullable String attribute(@Nullable String namespace, String name) {
        return xml.getAttributeValue(namespace, name);
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private void requireDepth(int depth) throws RefusalException {
        if (depth > MAX_DEPTH) {
            throw new RefusalException(
                    RefusalReason.WRONG_STRUCTURE,
                    new SourceLocation(line(), name(), null),
                    "The elements are nested more than " + MAX_DEPTH + " deep.");
        }
    }

    private RefusalException doctype() {
        return new RefusalException(
                RefusalReason.DOCTYPE,
                new SourceLocation(line(), "DOCTYPE", null),
                "The file has a document type declaration, which may define entities; feeds need none.");
    }
}
