package ai.voicecore.gregor.cli.report;

import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit XML for continuous integration servers.
 *
 * @param className class name of the cases, as {@code gregor.validate}
 */
public record JUnitXml(String suite, String className, Duration took, List<Case> cases) {
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /**
     * One line of a report.
     *
     * @param skipped why it was not looked at; empty if it was
     * @param output what was seen; empty: nothing to tell
     */
    public record Case(String name, Duration took, Optional<Failure> failure, String skipped, String output) {
        Case(String name, Duration took, Optional<Failure> failure, String output) {
            this(name, took, failure, "", output);
        }

        static Case skipped(String name, String reason) {
            return new Case(name, Duration.ZERO, Optional.empty(), reason, "");
        }
    }

    /** A failure with a short and a long text. */
    public record Failure(String message, String text) {}

    String xml() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", suite);
            xml.writeAttribute("tests", String.valueOf(cases.size()));
            long failures =
                    cases.stream().filter(one -> one.failure().isPresent()).count();
            xml.writeAttribute("failures", String.valueOf(failures));
            long skipped =
                    cases.stream().filter(one -> !one.skipped().isEmpty()).count();
            if (skipped > 0) {
                xml.writeAttribute("skipped", String.valueOf(skipped));
            }
            xml.writeAttribute("time", seconds(took));
            for (Case one : cases) {
                write(xml, one);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private void write(XMLStreamWriter xml, Case one) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", className);
        xml.writeAttribute("name", one.name());
        xml.writeAttribute("time", seconds(one.took()));
        if (one.failure().isPresent()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", clean(one.failure().get().message()));
            xml.writeCharacters(clean(one.failure().get().text()));
            xml.writeEndElement();
        }
        if (!one.skipped().isEmpty()) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", clean(one.skipped()));
        }
        if (!one.output().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(clean(one.output()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /** XML 1.0 cannot represent most control characters, and log lines may contain them. */
    private static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
