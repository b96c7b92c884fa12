package io.larder.assembly;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes records as the parser reads them: a component is required unless it is marked {@code
 * Nullable}. A record inside an endpoint is named after both, so that two endpoints may each have
 * their own {@code Page}.
 */
final class RecordSchemas extends ModelResolver {

    RecordSchemas(ObjectMapper json) {
        super(json, new Names());
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
