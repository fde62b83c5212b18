package dev.plimsoll.overview.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to every operation what it answers when it cannot: a problem after RFC 9457. */
class DocumentedProblems implements OpenApiCustomizer {

    private static final String NAME = "Problem";
    private static final String TYPE = "application/problem+json";
    private static final String CSV = "text/csv";

    @Override
    public void customise(OpenAPI api) {
        api.getComponents().addSchemas(NAME, problem());
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(DocumentedProblems::complete);
    }

    private static void complete(Operation operation) {
        add(operation, "401", "No token, or one that is not known");
        add(operation, "403", "The role of the token does not allow it");
        if (operation.getParameters() != null || operation.getRequestBody() != null) {
            add(operation, "400", "Something that was sent cannot be");
        }
        if (operation.getParameters() != null) {
            add(operation, "404", "Something that was asked for is not known");
        }
        add(operation, "default", "Another problem");
        operation.getResponses().values().forEach(DocumentedProblems::plainText);
    }

    private static void add(Operation operation, String status, String description) {
        var responses = operation.getResponses();
        if (!responses.containsKey(status)) {
            responses.addApiResponse(
                    status,
                    new ApiResponse()
                            .description(description)
                            .content(new Content()
                                    .addMediaType(
                                            TYPE,
                                            new MediaType()
                                                    .schema(new Schema<>().$ref("#/components/schemas/" + NAME)))));
        }
    }

    /** A table is a text, of whatever type the method is that writes it. */
    private static void plainText(ApiResponse response) {
        if (response.getContent() != null && response.getContent().containsKey(CSV)) {
            response.getContent().get(CSV).schema(text("A table after RFC 4180, its first line the names"));
        }
    }

    private static Schema<?> problem() {
        var problem = new JsonSchema()
                .types(Set.of("object"))
                .addProperty("type", text("Stays the same for programs, such as /problems/unknown-name"))
                .addProperty("title", text("What to do"))
                .addProperty("status", new JsonSchema().types(Set.of("integer")))
                .addProperty("detail", text("What happened"))
                .addProperty("instance", text("The address"));
        List.of("title", "status").forEach(problem::addRequiredItem);
        return problem;
    }

    private static Schema<?> text(String description) {
        return new JsonSchema().types(Set.of("string")).description(description);
    }
}
