package io.caseledger.origin.xml;

import io.caseledger.origin.contract.CertificateApplication;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Applications to XML and back (COE0010-13). What is exported and imported again is equal, in this canonical form: a value that is null has no element,
 * empty text has an empty one; text keeps its spaces, line breaks and rare characters; decimals keep their scale; a part whose fields are all null is
 * the part that is absent. Not carried: attachments (they are files), characters that XML forbids (written as U+FFFD), a quantity of more than 60
 * digits and a ship date outside the years 1 to 9999 (no application with either can be filed).
 *
 * <p>Reading expects a hostile file (SEC-05): no DOCTYPE, no entity, no schema but ours, at most {@link #MAX_BYTES}, {@value XmlPath#MAX_APPLICATIONS}
 * applications, bounded depth.
 */
@Component
public class ApplicationXml {
    public static final String NAMESPACE = "urn:caseledger:certificate-application:1";
    /** 5 MB. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;
    /** So many faults of an application are told. */
    public static final int MOST_FAULTS = 50;

    public static final String SCHEMA_FILE = "certificate-application-1.xsd";
    /** Where the schema lies on the class path. */
    public static final String SCHEMA_RESOURCE = "static/schemas/" + SCHEMA_FILE;

    private static final String XERCES = "http://apache.org/xml/features/";
    private static final String SAX = "http://xml.org/sax/features/";
    private static final String JAXP = "http://www.oracle.com/xml/jaxp/properties/";

    private final Schema schema = schema();

    /** Never fails: what the format cannot carry is named above. */
    public byte[] write(List<CertificateApplication> applications) {
        return ApplicationXmlWriter.write(applications);
    }

    /** Off the event loop. */
    public Mono<List<XmlEntry>> read(Publisher<DataBuffer> content) {
        return DataBufferUtils.join(content, MAX_BYTES)
                .map(buffer -> {
                    var bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .publishOn(Schedulers.boundedElastic())
                .map(this::read)
                .onErrorResume(
                        DataBufferLimitException.class,
                        e -> Mono.just(tooLarge().entries()));
    }

    /** Each application by itself; a file that is not XML of ours at all is one entry with faults. Blocks: not for an event loop. */
    public List<XmlEntry> read(byte[] content) {
        try {
            return parse(content);
        } catch (RefusedXml e) {
            return e.entries();
        }
    }

    private static RefusedXml tooLarge() {
        return RefusedXml.at(0, 0, "origin.XmlFileIsNotTooLarge", Integer.toString(MAX_BYTES / 1024 / 1024));
    }

    private List<XmlEntry> parse(byte[] content) throws RefusedXml {
        if (content.length > MAX_BYTES) {
            throw tooLarge();
        }
        var text = XmlText.of(content);
        var path = new XmlPath(reader());
        var errors = new SchemaErrors(path, text);
        var binder = new ApplicationBinder(path, errors);
        var validator = schema.newValidatorHandler();
        validator.setErrorHandler(errors);
        validator.setContentHandler(binder);
        path.setContentHandler(validator);
        path.setErrorHandler(errors);
        try {
            path.parse(new InputSource(new StringReader(text)));
        } catch (RefusedXml e) {
            throw e;
        } catch (SAXException | IOException e) {
            // one of the parser's own limits
            throw RefusedXml.at(path.line(), path.column(), "origin.XmlIsWellFormed");
        }
        var outside = errors.ofApplication(-1);
        return outside.isEmpty()
                ? List.copyOf(binder.entries())
                : List.of(new XmlEntry(null, List.of(outside.getFirst())));
    }

    /** Each line stands for an attack that is tried in the tests. */
    private static XMLReader reader() {
        try {
            var factory = SAXParserFactory.newDefaultNSInstance();
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(XERCES + "disallow-doctype-decl", true);
            factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
            factory.setFeature(SAX + "external-general-entities", false);
            factory.setFeature(SAX + "external-parameter-entities", false);
            var parser = factory.newSAXParser();
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            parser.setProperty(JAXP + "maxElementDepth", "64");
            parser.setProperty(JAXP + "elementAttributeLimit", "64");
            parser.setProperty(JAXP + "maxXMLNameLimit", "1000");
            var reader = parser.getXMLReader();
            reader.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing is fetched");
            });
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's own parser knows these settings", e);
        }
    }

    private static Schema schema() {
        try (var in = ApplicationXml.class.getClassLoader().getResourceAsStream(SCHEMA_RESOURCE)) {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(Objects.requireNonNull(in, SCHEMA_RESOURCE)));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(SCHEMA_RESOURCE + " is not a schema", e);
        }
    }
}
