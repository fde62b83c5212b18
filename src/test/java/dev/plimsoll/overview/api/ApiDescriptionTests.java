package dev.plimsoll.overview.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.deployments.Stories;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Tests that the description of the API is the API: every address, every parameter, every field. */
@PlimsollTest
class ApiDescriptionTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private JsonNode document;

    @BeforeEach
    void read() {
        plimsoll.empty();
        document = plimsoll.get("/v3/api-docs");
    }

    @Test
    void everyAddressIsDescribedWithItsParametersAndItsAnswer() {
        var described = new ArrayList<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> addresses(mapping).forEach(address -> {
                    var operation = operation(address);
                    assertThat(operation.isObject()).as(address).isTrue();
                    assertThat(names(operation)).as(address).containsAll(parameters(handler));
                    assertThat(answers(operation)).as(address).isNotEmpty().allMatch(JsonNode::isObject);
                    described.add(address);
                }));

        assertThat(described)
                .contains(
                        "get /api/v1/running",
                        "get /api/v1/deployments",
                        "get /api/v1/rollbacks",
                        "post /api/v1/events");
    }

    @Test
    void nothingIsDescribedThatIsNotThere() {
        document.path("paths").properties().forEach(path -> {
            assertThat(path.getKey()).startsWith("/api/v1/");
            if (path.getValue().has("get")) {
                var answer = plimsoll.answer(path.getKey().replaceAll("\\{[^}]*}", "nothing"), Plimsoll.ADMIN);
                assertThat(answer.statusCode()).as(path.getKey()).isIn(200, 400, 404);
                assertThat(answer.statusCode() == 200 || answer.body().contains("\"type\":\"/problems/"))
                        .as(answer.body())
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/running",
                "/api/v1/deployments",
                "/api/v1/deployments/{cc-3}",
                "/api/v1/deployments/{cc-1}",
                "/api/v1/rollbacks",
                "/api/v1/incidents",
                "/api/v1/incidents/{INC-1}",
                "/api/v1/incidents/{INC-1}/timeline",
                "/api/v1/metrics?from=2026-11-01",
                "/api/v1/metrics/series?from=2026-11-01",
                "/api/v1/metrics/definitions",
                "/api/v1/metrics/playground?from=2026-11-01",
                "/api/v1/services",
                "/api/v1/environments",
                "/api/v1/teams"
            })
    void theFieldsOfAnAnswerAreThoseThatAreDescribed(String address) {
        assertThat(plimsoll.report("[" + String.join(",", Stories.missingSecret()) + "]")
                        .statusCode())
                .isEqualTo(202);
        plimsoll.report(
                "{\"type\":\"incident\",\"id\":\"INC-1\",\"services\":[\"payment-service\"],\"environment\":\"production\",\"title\":\"No payments\",\"opened_at\":\"2026-11-16T09:21:00Z\"}");

        var answer = plimsoll.get(address.replaceAll("[{}]", ""));
        var schema = operation("get " + address.replaceAll("\\{.*}", "{id}").replaceAll("\\?.*", ""))
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema");

        assertThat(schema.isObject()).isTrue();
        assertThat(new DescribedShape(document).differences(schema, answer)).isEmpty();
    }

    @Test
    void everyOperationSaysHowItRefuses() {
        operations()
                .forEach(operation -> assertThat(List.of("401", "403", "default"))
                        .allSatisfy(status -> assertThat(operation
                                        .path("responses")
                                        .path(status)
                                        .path("content")
                                        .has("application/problem+json"))
                                .isTrue()));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/deployments",
        "/api/v1/running",
        "/api/v1/rollbacks",
        "/api/v1/audit",
        "/api/v1/incidents",
        "/api/v1/metrics/series",
        "/api/v1/metrics/{measure}/samples"
    })
    void listsAreDescribedAsTablesToo(String address) {
        var content = operation("get " + address).path("responses").path("200").path("content");

        assertThat(content.propertyNames()).containsExactlyInAnyOrder("application/json", "text/csv");
        assertThat(content.path("text/csv").path("schema").path("type").asString())
                .isEqualTo("string");
        assertThat(names(operation("get " + address))).contains("format");
    }

    @Test
    void everyParameterIsExplained() {
        operations()
                .forEach(operation -> operation
                        .path("parameters")
                        .forEach(parameter -> assertThat(
                                        parameter.path("description").asString(""))
                                .as(parameter.toString())
                                .isNotBlank()));
        var words = plimsoll.get("/api/v1/deployments?kind=bogus").path("words");
        var kind = operation("get /api/v1/deployments").path("parameters").toString();
        words.forEach(word -> assertThat(kind).contains(word.asString()));
    }

    private Stream<JsonNode> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream())
                .map(Map.Entry::getValue);
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        return mapping.getPathPatternsCondition().getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> method.name().toLowerCase(Locale.ROOT) + " " + path));
    }

    private JsonNode operation(String address) {
        var parts = address.split(" ");
        return document.path("paths").path(parts[1]).path(parts[0]);
    }

    private static List<String> names(JsonNode operation) {
        var names = new ArrayList<String>();
        operation.path("parameters").forEach(one -> names.add(one.path("name").asString()));
        return names;
    }

    private static List<JsonNode> answers(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> response.getValue().path("content").properties().stream())
                .map(content -> content.getValue().path("schema"))
                .toList();
    }

    private static List<String> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .peek(one -> one.initParameterNameDiscovery(new DefaultParameterNameDiscoverer()))
                .flatMap(ApiDescriptionTests::parameters)
                .toList();
    }

    private static Stream<String> parameters(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
            return Stream.of();
        }
        if (parameter.getParameterType().isRecord()) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .map(RecordComponent::getName);
        }
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked != null) {
            return Stream.of(asked.name().isEmpty() ? parameter.getParameterName() : asked.name());
        }
        return parameter.hasParameterAnnotation(PathVariable.class)
                ? Stream.of(parameter.getParameterName())
                : Stream.of();
    }
}
