package ai.voicecore.gregor.cli;

import ai.voicecore.gregor.engine.CheckResult;
import ai.voicecore.gregor.engine.ValidationReport;
import java.io.StringWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A validation report as the XML that continuous integration servers read. */
final class ValidationJUnit {
    private ValidationJUnit() {}

    static String of(ValidationReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "gregor validate " + report.cluster());
            xml.writeAttribute("tests", String.valueOf(report.results().size()));
            xml.writeAttribute("failures", String.valueOf(report.broken()));
            xml.writeAttribute("time", seconds(report.took().toMillis()));
            for (CheckResult result : report.results()) {
                write(xml, result);
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
            xml.writeStartElement("failure");
            xml.writeAttribute("message", result.findings().getFirst().sentence());
            xml.writeCharacters(result.findings().stream()
                    .map(finding -> finding.sentence() + " " + finding.remedy())
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(result.evidence());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
