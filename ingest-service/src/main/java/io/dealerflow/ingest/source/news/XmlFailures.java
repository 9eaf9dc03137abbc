package io.dealerflow.ingest.source.news;

import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** What failures of the XML parser say of a file. */
final class XmlFailures {
    private XmlFailures() {}

    /**
     * A refusal where the content is at fault, else the failure to read it.
     *
     * @param root that is not closed; empty when it is, or is not known
     */
    static IOException explained(XMLStreamException failure, int line, String root, ReadEnd end) throws IOException {
        @Nullable Throwable cause = failure.getNestedException();
        if (cause instanceof IOException io && !(cause instanceof CharConversionException)) {
            return io instanceof UnsupportedEncodingException
                    ? refusal(RefusalReason.UNDECODABLE, 1, "The encoding that the file declares is not known.")
                    : io;
        }
        int at = failure.getLocation() == null
                ? line
                : Math.max(1, failure.getLocation().getLineNumber());
        if (cause instanceof CharConversionException) {
            return refusal(RefusalReason.UNDECODABLE, at, "The bytes are not of the encoding that the file declares.");
        }
        return root.isEmpty() || end.endsWith("</" + root)
                ? refusal(RefusalReason.UNDECODABLE, at, "The file is not well-formed XML.")
                : refusal(RefusalReason.TRUNCATED, at, "The file ends before its last element is closed.");
    }

    private static RefusalException refusal(RefusalReason reason, int line, String message) {
        return new RefusalException(reason, new SourceLocation(line, null, null), message);
    }
}
