package dev.plimsoll.intake.cloudevents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Outcome;
import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.testing.SharedData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Our description of the events of CDEvents says the same as their authors' schemas. */
class CdFormsTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String DEPLOYED = """
            {"context": {"specversion": "0.5.1", "id": "e-1", "source": "/ci", "timestamp": "2026-11-20T10:00:00Z",
                         "type": "dev.cdevents.service.deployed.0.3.0"},
             "subject": {"id": "pay", "content": {"environment": {"id": "production"},
                         "artifactId": "pkg:github/acme/pay@aaaaaaa"}}}
            """;

    private final CloudEventsSource source = new CloudEventsSource(JSON);

    @Test
    void thereAreFortyFive() {
        assertThat(CdForms.every()).hasSize(45);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "specversion": "0.5.1", |                                      | context.specversion
            "0.5.1"                 | "1.0"                                | context.specversion
            deployed.0.3.0          | deployed.9.9.9                       | context.type
            "dev.cdevents.service.deployed.0.3.0" | "deployed"             | context.type
            "2026-11-20T10:00:00Z"  | "yesterday"                          | context.timestamp
            "source": "/ci",        |                                      | context.source
            "id": "pay", "content"  | "content"                            | subject.id
            "artifactId": "pkg:github/acme/pay@aaaaaaa" | "artifactId": "" | subject.content.artifactId
            "artifactId"            | "artefact"                           | subject.content.artifactId
            {"id": "production"}    | "production"                         | subject.content.environment
            {"id": "production"}    | {"id": 7}                            | subject.content.environment.id
            {"id": "production"}    | {"id": "a", "sha": "b"}              | subject.content.environment.sha
            "content": {            | "content": {"sha": "a",              | subject.content.sha
            "id": "e-1",            | "id": "e-1", "links": [{"linkType": "END"}, {"linkType": "PATH"}], | context.links[1]
            "id": "e-1",            | "id": "e-1", "links": {},            | context.links
            "subject"               | "customData": 7, "subject"           | customData
            """)
    void whatBreaksTheFormIsNamed(String from, String to, String field) {
        var body = DEPLOYED.replace(from, to == null ? "" : to);

        assertThatExceptionOfType(RefusedDelivery.class)
                .isThrownBy(() -> translate(body))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field))
                .withMessageContaining("\u201c%s\u201d", field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "specversion": "0.5.1"  | "version": "0.5.0"
            "id": "e-1",            | "id": "e-1", "chainId": "c-1", "links": [],
            "subject"               | "customData": "eyJhIjoxfQ==", "customDataContentType": "", "subject"
            "id": "pay"             | "id": "pay", "source": "/x", "type": "service"
            deployed.0.3.0          | deployed.0.2.0
            deployed.0.3.0          | deployed.0.1.1-draft
            """)
    void otherSpellingsAreTakenToo(String from, String to) {
        assertThat(translate(DEPLOYED.replace(from, to)).outcome()).isEqualTo(Outcome.TRANSLATED);
    }

    @Test
    void anOlderEventMayHaveFieldsThatAreNoLongerThere() {
        var older = DEPLOYED.replace("deployed.0.3.0", "deployed.0.2.0")
                .replace("\"specversion\": \"0.5.1\"", "\"version\": \"0.4.1\"")
                .replace("\"content\": {", "\"content\": {\"was\": null, ");

        assertThat(translate(older).outcome()).isEqualTo(Outcome.TRANSLATED);
    }

    @Test
    void whateverTheSchemasAllowIsAccepted() {
        for (var file : schemas()) {
            var schema = JSON.readTree(SharedData.read(file));

            assertThat(translate(Sample.of(schema, true).toString()).outcome())
                    .as("%s, all fields", file)
                    .isIn(Outcome.TRANSLATED, Outcome.IGNORED);
            assertThat(translate(Sample.of(schema, false).toString()).outcome())
                    .as("%s, needed fields", file)
                    .isIn(Outcome.TRANSLATED, Outcome.IGNORED, Outcome.UNREADABLE);
        }
        assertThat(schemas()).hasSize(45);
    }

    @Test
    void whateverTheSchemasForbidIsRefusedAndNamed() {
        var refused = 0;
        for (var file : schemas()) {
            var schema = JSON.readTree(SharedData.read(file));
            for (var mistake : Mistake.in(schema)) {
                var event = Sample.of(schema, true);
                mistake.make(event);

                assertThatExceptionOfType(RefusedDelivery.class)
                        .as("%s: %s", file, mistake)
                        .isThrownBy(() -> translate(event.toString()))
                        .satisfies(refusal -> assertThat(refusal.field())
                                .as("%s: %s", file, mistake)
                                .isEqualTo(mistake.field()));
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void whatOthersHaveKeptIsAcceptedAndUnderstoodOrLeftWithAReason() {
        var outcomes = new TreeMap<String, Outcome>();
        for (var file : SharedData.files("payloads/cdevents", ".json")) {
            var name = file.getFileName().toString();
            if (!file.toString().contains("_schemas") && !name.contains("no_content")) {
                var translation = translate(new String(SharedData.read(file), UTF_8));
                assertThat(translation.reason() == null)
                        .as(name)
                        .isEqualTo(translation.outcome() == Outcome.TRANSLATED);
                outcomes.put(name, translation.outcome());
            }
        }
        assertThat(outcomes.entrySet().stream()
                        .filter(file -> file.getValue() == Outcome.TRANSLATED)
                        .map(file -> file.getKey().replaceFirst("\\.v0\\.5\\.1.*", ""))
                        .filter(name -> !name.startsWith("expected")))
                .containsExactly(
                        "incident.reported",
                        "incident.resolved",
                        "sdkjava-0.3.taskrun_finished_optional.json",
                        "sdkjava-0.3.taskrun_started_optional.json",
                        "service.deployed",
                        "service.upgraded",
                        "taskrun.started");
        assertThat(outcomes.entrySet().stream()
                        .filter(file -> file.getValue() == Outcome.UNRECOGNISED)
                        .map(file -> file.getKey().replaceFirst("\\.(main|v0\\.5\\.1).*", "")))
                .containsExactly("approval.closed", "approval.updated", "custom");
        assertThat(outcomes.values()).doesNotContain(Outcome.UNREADABLE, Outcome.PING);
        assertThat(outcomes.get("expected.github-workflow_run.completed.cdviz.json"))
                .isEqualTo(Outcome.TRANSLATED);
        assertThat(outcomes.get("expected.argocd-001.cdviz.json")).isEqualTo(Outcome.TRANSLATED);
    }

    @Test
    void anEventWithoutContentIsRefused() {
        var file = SharedData.at("payloads/cdevents/sdkjava-0.3.artifact_packaged_with_no_content.json");

        assertThatExceptionOfType(RefusedDelivery.class)
                .isThrownBy(() -> translate(new String(SharedData.read(file), UTF_8)))
                .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("subject.content"));
    }

    private static List<Path> schemas() {
        return SharedData.files("payloads/cdevents/_schemas-v0.5.1", ".json").stream()
                .filter(file -> !file.toString().contains("links"))
                .toList();
    }

    private Translation translate(String body) {
        return source.translate(new Inbound(new HttpHeaders(), body.getBytes(UTF_8), Instant.now()));
    }

    /** An event as a schema wants it. */
    private static final class Sample {

        private Sample() {}

        static ObjectNode of(JsonNode schema, boolean isFull) {
            var event = (ObjectNode) value(schema, "", isFull);
            ((ObjectNode) event.get("context")).put("specversion", "0.5.1");
            return event;
        }

        private static JsonNode value(JsonNode schema, String name, boolean isFull) {
            if (schema.has("enum")) {
                return schema.get("enum").get(0);
            }
            if (name.equals("links")) {
                return JSON.createArrayNode();
            }
            if (schema.has("anyOf")) {
                return value(schema.get("anyOf").get(1), name, isFull);
            }
            return switch (schema.path("type").asString("object")) {
                case "array" -> JSON.createArrayNode().add("one");
                case "string" ->
                    JSON.getNodeFactory().stringNode(text(schema.path("format").asString("")));
                default -> object(schema, isFull);
            };
        }

        private static String text(String format) {
            return format.equals("date-time")
                    ? "2026-11-20T10:00:00Z"
                    : format.startsWith("uri") ? "https://acme.example/1" : "one";
        }

        private static ObjectNode object(JsonNode schema, boolean isFull) {
            var node = JSON.createObjectNode();
            schema.path("properties").properties().forEach(property -> {
                if (isFull || isNeeded(schema, property.getKey())) {
                    node.set(property.getKey(), value(property.getValue(), property.getKey(), isFull));
                }
            });
            return node;
        }

        static boolean isNeeded(JsonNode schema, String name) {
            return schema.path("required")
                    .valueStream()
                    .anyMatch(needed -> needed.asString().equals(name));
        }
    }
}
