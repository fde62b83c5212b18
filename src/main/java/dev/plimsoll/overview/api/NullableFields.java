package dev.plimsoll.overview.api;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of each field of a record whether it may be null, as its type says it, and that it is always there. */
class NullableFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        var schema = others.next().resolve(type, context, others);
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw.isRecord() && schema != null) {
            describe(raw, schema.get$ref() == null ? schema : named(schema, context));
        }
        return schema;
    }

    private static @Nullable Schema<?> named(Schema<?> reference, ModelConverterContext context) {
        return context.getDefinedModels().get(reference.get$ref().replaceAll(".*/", ""));
    }

    @SuppressWarnings("rawtypes") // as the library has it
    private static void describe(Class<?> raw, @Nullable Schema<?> schema) {
        Map<String, Schema> properties = schema == null ? null : schema.getProperties();
        if (schema == null || properties == null) {
            return;
        }
        for (var component : raw.getRecordComponents()) {
            var name = SnakeCase.of(component.getName());
            var property = properties.get(name);
            if (property != null) {
                schema.addRequiredItem(name);
                properties.put(name, isNullable(component) ? orNull(property) : property);
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().oneOf(List.of(property, new JsonSchema().types(Set.of("null"))));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }
}
