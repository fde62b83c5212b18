package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.UnreadableDelivery;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Results of tests as JUnit and its many imitators write them. Nothing beyond the file is read, and no entities are. */
class JUnitXml {

    private static final int DEEPEST = 100;

    private final XMLInputFactory parsers = parsers();

    FoundOut read(String text, @Nullable String kind) {
        try {
            var reader = parsers.createXMLStreamReader(new StringReader(text));
            try {
                return read(reader).found(Kinds.chosen(kind, Kinds.OF_TESTS));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableDelivery("The file is not XML that can be read%s.".formatted(where(e)));
        }
    }

    private static JUnitTally read(XMLStreamReader reader) throws XMLStreamException {
        var tally = new JUnitTally();
        var depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> begin(reader, ++depth, tally);
                case XMLStreamConstants.END_ELEMENT -> {
                    tally.end(reader.getLocalName());
                    depth--;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadableDelivery("The XML declares or uses entities: write it without a DOCTYPE.");
                default -> {}
            }
        }
        return tally;
    }

    private static void begin(XMLStreamReader reader, int depth, JUnitTally tally) {
        var name = reader.getLocalName();
        if (depth == 1 && !name.equals("testsuites") && !name.equals("testsuite")) {
            throw EvidenceFiles.unknown();
        }
        if (depth > DEEPEST) {
            throw new UnreadableDelivery("The XML is nested deeper than %d elements.".formatted(DEEPEST));
        }
        tally.begin(name, depth, attribute -> reader.getAttributeValue(null, attribute));
    }

    private static String where(XMLStreamException failure) {
        var at = failure.getLocation();
        return at == null ? "" : ": see line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
    }

    private static XMLInputFactory parsers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing beyond the file is read.");
        });
        return factory;
    }
}
