package dev.plimsoll.overview.api;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Describes {@code /api/v1} at {@code /v3/api-docs}: what it takes and answers is read from the code itself. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Plimsoll")
                        .version("v1")
                        .description("What runs where, since when, and how we know. Every field is there; one without"
                                + " a value is null. Times are RFC 3339, answers are in UTC.")
                        .license(new License().name("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of plimsoll.access.tokens")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer problems() {
        return new DocumentedProblems();
    }

    @Bean
    OpenApiCustomizer parameters() {
        return new DocumentedParameters();
    }

    /** The types of the answers, by the names that our own JSON has. */
    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(SnakeCase.of(mappers.jsonMapper()), new TypeNames()).openapi31(mappers.isOpenapi31());
    }

    @Bean
    ModelConverter nullableFields() {
        return new NullableFields();
    }
}
