package io.larder.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as the parser reads them: a component is required unless it is marked {@code
 * Nullable}. A record inside an endpoint is named after both, so that two endpoints may each have
 * their own {@code Page}.
 */
final class RecordSchemas extends ModelResolver {

    private final Names names;

    RecordSchemas(ObjectMapper json) {
        this(json, new Names());
    }

    private RecordSchemas(ObjectMapper json, Names names) {
        super(json, names);
        this.names = names;
    }

    @Override
    protected @Nullable List<String> resolveRequiredProperties(
            Annotated type,
            Annotation @Nullable [] annotations,
            io.swagger.v3.oas.annotations.media.@Nullable Schema schema) {
        if (!type.getRawType().isRecord()) {
            return super.resolveRequiredProperties(type, annotations, schema);
        }
        return Arrays.stream(type.getRawType().getRecordComponents())
                .filter(component -> !isNullable(component))
                .map(RecordComponent::getName)
                .toList();
    }

    /** A component that may be null says so: answers hold it as null rather than leave it out. */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = super.resolve(type, context, chain);
        var java = _mapper.constructType(type.getType());
        var model =
                java.getRawClass().isRecord()
                        ? context.getDefinedModels().get(names.nameForType(java))
                        : null;
        if (model != null && model.getProperties() != null) {
            for (var component : java.getRawClass().getRecordComponents()) {
                if (isNullable(component)) {
                    model.getProperties()
                            .computeIfPresent(
                                    component.getName(),
                                    (name, schema) -> orNull((Schema<?>) schema));
                }
            }
        }
        return resolved;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            var none = new Schema<>();
            none.addType("null");
            return new Schema<>().addOneOfItem(schema).addOneOfItem(none);
        }
        if (schema.getTypes() != null) {
            schema.addType("null");
        }
        return schema;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** {@code Cards.Page} is {@code CardsPage}; a record of a file of its own keeps its name. */
    private static final class Names extends TypeNameResolver {
        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            var outer = type.getEnclosingClass();
            return outer == null
                    ? super.nameForClass(type, options)
                    : nameForClass(outer, options) + type.getSimpleName();
        }
    }
}
