package ai.voicecore.gregor.testing;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The result of {@code validate -o junit}, as a continuous integration server reads it. */
public record JUnitReport(List<String> cases, List<String> failed) {

    public static JUnitReport of(Outcome outcome) {
        try {
            Element suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(outcome.out())))
                    .getDocumentElement();
            NodeList cases = suite.getElementsByTagName("testcase");
            List<Element> elements = IntStream.range(0, cases.getLength())
                    .mapToObj(i -> (Element) cases.item(i))
                    .toList();
            List<String> failed = elements.stream()
                    .filter(one -> one.getElementsByTagName("failure").getLength() == 1)
                    .map(one -> one.getAttribute("name"))
                    .toList();
            if (Integer.parseInt(suite.getAttribute("failures")) != failed.size()) {
                throw new AssertionError("the suite counts other failures than it has: " + outcome);
            }
            return new JUnitReport(
                    elements.stream().map(one -> one.getAttribute("name")).toList(), failed);
        } catch (SAXException | ParserConfigurationException | java.io.IOException e) {
            throw new AssertionError("not a JUnit report: " + outcome, e);
        }
    }
}
