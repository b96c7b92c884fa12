package io.larder.proof.judge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The rows of a {@code mariadb-dump --xml --no-create-info} file, by table, each made into what is
 * wanted of it as it is read: a dump may be large.
 */
final class Dump {

    private static final String NULL = "nil";

    private final Map<String, Function<Row, ?>> wanted;
    private final Map<String, List<Object>> tables = new HashMap<>();

    private Dump(Map<String, Function<Row, ?>> wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads a file; a fault when it does not end as it should.
     *
     * @param wanted by table, what a row becomes; other tables are passed over
     */
    static Dump read(Path file, Map<String, Function<Row, ?>> wanted) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return read(in, wanted);
        } catch (IOException e) {
            throw new UnreadableDump("cannot read " + file, e);
        }
    }

    static Dump read(InputStream in, Map<String, Function<Row, ?>> wanted) {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var dump = new Dump(wanted);
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
        var rows = new ArrayList<>();
        var made = wanted.get(name);
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            xml.require(XMLStreamConstants.START_ELEMENT, null, "row");
            var row = new Row(name, columns(xml));
            if (made != null) {
                rows.add(made.apply(row));
            }
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

    /** What the rows of a table became; the table must have been dumped, if empty. */
    @SuppressWarnings("unchecked")
    <T> List<T> rows(String table) {
        var rows = tables.get(table);
        if (rows == null) {
            throw new UnreadableDump("table " + table + " was not dumped");
        }
        return (List<T>) rows;
    }
}
