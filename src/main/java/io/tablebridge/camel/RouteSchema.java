package io.tablebridge.camel;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.ValidationMessage;
import io.tablebridge.settings.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Camel's schema of its YAML language, which ships with it. Loaded when first used. */
final class RouteSchema {

    private static final String RESOURCE = "/schema/camelYamlDsl.json";
    private static final int MOST = 5;

    private Optional<JsonSchema> loaded = Optional.empty();

    /** What is wrong, the most telling first, not more than a few. */
    List<Problem> check(RouteDocument document) {
        return schema().validate(document.tree()).stream()
                // The deepest message is about the mistake, the others about what contains it.
                .sorted(Comparator.comparing((ValidationMessage m) ->
                                -m.getInstanceLocation().getNameCount())
                        .thenComparing(m -> m.getInstanceLocation().toString()))
                .limit(MOST)
                .map(m -> Problem.at(document.place(m.getInstanceLocation().toString()), "TB-CML-002", m.getMessage()))
                .toList();
    }

    private synchronized JsonSchema schema() {
        if (loaded.isEmpty()) {
            try (InputStream in = RouteSchema.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException("Camel's YAML language brings no " + RESOURCE);
                }
                var config = com.networknt.schema.SchemaValidatorsConfig.builder()
                        .pathType(com.networknt.schema.PathType.JSON_POINTER)
                        // Its definitions refer to each other: read ahead, they fill a heap of 256 MB.
                        .preloadJsonSchema(false)
                        .build();
                JsonMetaSchema meta = JsonMetaSchema.builder(JsonMetaSchema.getV4())
                        .keyword(new NonValidationKeyword("deprecated"))
                        .build();
                loaded = Optional.of(JsonSchemaFactory.builder()
                        .defaultMetaSchemaIri(meta.getIri())
                        .metaSchema(meta)
                        .build()
                        .getSchema(in, config));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return loaded.orElseThrow();
    }
}
