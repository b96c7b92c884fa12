package io.larder.kit;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the little applications of other tests out of the whole platform: they lie in the same
 * packages, and the platform takes every package.
 */
final class ProductionCodeOnly extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
        return type.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProductionCodeOnly;
    }

    @Override
    public int hashCode() {
        return ProductionCodeOnly.class.hashCode();
    }
}
