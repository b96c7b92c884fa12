package io.larder.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;

/** Answers a request with a sheet, where a caller wants one instead of JSON. */
public final class Answering {

    private Answering() {}

    /**
     * What the caller wants: the parameter {@code format} says {@code json}, {@code csv} or {@code
     * xlsx}; without it the header {@code Accept} does. Empty for JSON.
     */
    public static Optional<Sheet.Format> format(HttpServletRequest request) {
        var asked = request.getParameter("format");
        if (asked != null) {
            return switch (asked.toLowerCase(Locale.ROOT)) {
                case "json" -> Optional.empty();
                case "csv" -> Optional.of(Sheet.Format.CSV);
                case "xlsx" -> Optional.of(Sheet.Format.XLSX);
                default ->
                        throw EdgeCodes.INVALID_PARAMETER.problem(
                                "The parameter 'format' is json, csv or xlsx.");
            };
        }
        var accept = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        if (accept.contains("json")) {
            return Optional.empty();
        }
        if (accept.contains("text/csv")) {
            return Optional.of(Sheet.Format.CSV);
        }
        return accept.contains("spreadsheetml") ? Optional.of(Sheet.Format.XLSX) : Optional.empty();
    }

    /**
     * Writes a sheet as the whole answer. One that breaks off after it began to be sent says so in
     * its last line, or cannot be opened.
     *
     * @param name of the file, without its ending, and of the sheet; letters, digits and hyphens
     */
    public static void with(
            HttpServletResponse response,
            Sheet.Format format,
            String name,
            List<String> columns,
            Consumer<Sheet> rows)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.%s\""
                        .formatted(name, format.name().toLowerCase(Locale.ROOT)));
        var sheet = Sheet.open(format, response.getOutputStream(), name, columns);
        try {
            rows.accept(sheet);
        } catch (RuntimeException broken) {
            breakOff(response, format, sheet);
            throw broken;
        }
        sheet.close();
    }

    private static void breakOff(HttpServletResponse response, Sheet.Format format, Sheet sheet) {
        if (!response.isCommitted()) {
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        } else if (format == Sheet.Format.CSV) {
            sheet.row("THIS FILE IS INCOMPLETE");
            sheet.close();
        }
    }
}
