package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.engine.CheckResult;
import ai.voicecore.gregor.engine.ValidationReport;
import java.io.StringWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A validation report as the XML that continuous integration servers read. */
final class ValidationJUnit {
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private ValidationJUnit() {}

    static String of(ValidationReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "gregor validate " + report.cluster());
            int leftBehind = report.leftBehind().isEmpty() ? 0 : 1;
            xml.writeAttribute("tests", String.valueOf(report.results().size() + leftBehind));
            xml.writeAttribute("failures", String.valueOf(report.broken() + leftBehind));
            xml.writeAttribute("time", seconds(report.took().toMillis()));
            for (CheckResult result : report.results()) {
                write(xml, result);
            }
            if (leftBehind > 0) {
                writeLeftBehind(xml, report);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, CheckResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "gregor.validate");
        xml.writeAttribute("name", result.id());
        xml.writeAttribute("time", seconds(result.took().toMillis()));
        if (!result.holds()) {
            writeFailure(
                    xml,
                    result.findings().getFirst().sentence(),
                    result.findings().stream()
                            .map(finding -> finding.sentence() + " " + finding.remedy())
                            .collect(Collectors.joining("\n")));
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(clean(result.evidence()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** What makes a command exit with findings must not look sound to a server that only reads this. */
    private static void writeLeftBehind(XMLStreamWriter xml, ValidationReport report) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "gregor.validate");
        xml.writeAttribute("name", "cleanup");
        String left = "left behind, remove it by hand: " + String.join(", ", report.leftBehind());
        writeFailure(xml, left, left);
        xml.writeEndElement();
    }

    private static void writeFailure(XMLStreamWriter xml, String message, String text) throws XMLStreamException {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", clean(message));
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** XML 1.0 has no way to write most control characters, which a log's last words may have. */
    private static String clean(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
