package io.caseledger.shared.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of an office document that says what it needs from elsewhere: read as a stream, without document types, to a bounded depth. */
final class OfficeXml {
    private static final int DEEPEST = 80;
    /** Where a reader goes when it is clicked, and only then. */
    private static final Pattern LINK = Pattern.compile("(https?:|mailto:|#).*", Pattern.DOTALL);
    /** Anything with a scheme, and what a file system takes for another machine. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*:|//|\\\\\\\\|/\\\\|\\\\/).*", Pattern.DOTALL);

    private static final XMLInputFactory XML = xml();

    private OfficeXml() {}

    /** Attribute {@code ContentType} of all elements. */
    static Set<String> contentTypes(InputStream part) throws IOException {
        var types = new HashSet<String>();
        each(part, element -> {
            var type = element.getAttributeValue(null, "ContentType");
            if (type != null) {
                types.add(type);
            }
        });
        return types;
    }

    /** OOXML: what a part refers to outside of the document may only be a link that somebody clicks. */
    static void checkRelationships(InputStream part) throws IOException {
        each(part, element -> {
            var mode = element.getAttributeValue(null, "TargetMode");
            var target = element.getAttributeValue(null, "Target");
            var type = element.getAttributeValue(null, "Type");
            var outside = "external".equals(mode == null ? "" : mode.toLowerCase(Locale.ROOT))
                    || (target != null && ELSEWHERE.matcher(target).matches());
            var link = type != null
                    && type.endsWith("/hyperlink")
                    && target != null
                    && LINK.matcher(target).matches();
            if (outside && !link) {
                throw FileContent.refused("shared.FileLoadsNothingFromElsewhere");
            }
        });
    }

    /** OpenDocument: the same, and nothing that listens to what happens. */
    static void checkOpenDocument(InputStream part) throws IOException {
        each(part, element -> {
            if (element.getLocalName().equals("event-listener")) {
                throw FileContent.refused("shared.FileHoldsNoMacros");
            }
            for (int i = 0; i < element.getAttributeCount(); i++) {
                var target = element.getAttributeValue(i);
                if (element.getAttributeLocalName(i).equals("href")
                        && ELSEWHERE.matcher(target).matches()
                        && !(element.getLocalName().equals("a")
                                && LINK.matcher(target).matches())) {
                    throw FileContent.refused("shared.FileLoadsNothingFromElsewhere");
                }
            }
        });
    }

    private interface Each {
        void element(XMLStreamReader element);
    }

    private static void each(InputStream part, Each each) throws IOException {
        try {
            var reader = XML.createXMLStreamReader(new FilterInputStream(part) {
                @Override
                public void close() {
                    // whoever opened it reads on
                }
            });
            int depth = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.DTD -> throw new IOException("document type");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (++depth > DEEPEST) {
                            throw Budget.exceeded();
                        }
                        each.element(reader);
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            // what cannot be read to its end says nothing of the rest
            throw FileContent.refused("shared.FileIsReadable");
        }
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
