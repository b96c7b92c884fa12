package io.larder.proof.judge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The rows of a {@code mariadb-dump --xml --no-create-info} file, by table. */
final class Dump {

    private static final String NULL = "nil";

    private final Map<String, List<Row>> tables = new HashMap<>();

    private Dump() {}

    /** Reads a file; a fault when it does not end as it should. */
    static Dump read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new UnreadableDump("cannot read " + file, e);
        }
    }

    static Dump read(InputStream in) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var dump = new Dump();
        try {
            var xml = factory.createXMLStreamReader(in, "UTF-8");
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    dump.open(xml);
                }
            }
        } catch (XMLStreamException e) {
            throw new UnreadableDump("the dump is cut short or no XML", e);
        }
        return dump;
    }

    private void open(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "mysqldump", "database" -> {}
            case "table_data" -> table(xml);
            default -> throw new UnreadableDump("unexpected element " + xml.getLocalName());
        }
    }

    private void table(XMLStreamReader xml) throws XMLStreamException {
        var name = xml.getAttributeValue(null, "name");
        var rows = new ArrayList<Row>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "row");
            rows.add(new Row(name, columns(xml)));
        }
        if (tables.put(name, rows) != null) {
            throw new UnreadableDump(name + " was dumped twice");
        }
    }

    private static Map<String, Optional<String>> columns(XMLStreamReader xml)
            throws XMLStreamException {
        var columns = new HashMap<String, Optional<String>>();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "field");
            var name = xml.getAttributeValue(null, "name");
            boolean isNull = "true".equals(xml.getAttributeValue(null, NULL)) || nil(xml);
            var text = xml.getElementText();
            columns.put(name, isNull ? Optional.empty() : Optional.of(text));
        }
        return columns;
    }

    private static boolean nil(XMLStreamReader xml) {
        return "true"
                .equals(xml.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", NULL));
    }

    /** The rows of a table, which must have been dumped. */
    List<Row> rows(String table) {
        var rows = tables.get(table);
        if (rows == null) {
            throw new UnreadableDump("table " + table + " was not dumped");
        }
        return rows;
    }
}
