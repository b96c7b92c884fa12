package io.larder.assembly;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Describes the records of a sealed interface so that exactly one of them fits an answer: each
 * names the one tag it is written with. Read off the annotations by which they are written.
 */
final class TaggedSchemas {

    private TaggedSchemas() {}

    @SuppressWarnings("rawtypes")
    static void tell(Class<?> sealed, Map<String, Schema> schemas) {
        var tag = sealed.getAnnotation(JsonTypeInfo.class).property();
        for (var kind : sealed.getAnnotation(JsonSubTypes.class).value()) {
            var name = sealed.getSimpleName() + kind.value().getSimpleName();
            if (schemas.containsKey(name)) {
                schemas.put(name, tagged(tag, kind.name(), schemas.get(name)));
            }
        }
        schemas.remove(sealed.getSimpleName());
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema<?> tagged(String tag, String name, Schema<?> was) {
        var own = new ObjectSchema();
        own.addProperty(tag, new StringSchema().addEnumItem(name));
        for (var part : parts(was)) {
            Map<String, Schema> properties = part.getProperties();
            properties.forEach(own::addProperty);
        }
        var required = new ArrayList<>(List.of(tag));
        if (was.getRequired() != null) {
            required.addAll(was.getRequired());
        }
        own.setRequired(required);
        return own;
    }

    /** What the record adds to the interface. */
    @SuppressWarnings("rawtypes")
    private static List<Schema> parts(Schema<?> was) {
        List<Schema> all = was.getAllOf() == null ? List.of() : was.getAllOf();
        return all.stream().filter(part -> part.getProperties() != null).toList();
    }
}
