package dev.plimsoll.overview.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says what the parameters mean; one name means the same everywhere. */
class DocumentedParameters implements OpenApiCustomizer {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("service", "Only this service, by its present name"),
            Map.entry("environment", "Only this environment; capitals do not matter"),
            Map.entry("team", "Only the services of this team; capitals do not matter"),
            Map.entry("source", "Only what this source sent"),
            Map.entry("state", "Only those in this state: open, rotated or dismissed; of incidents open or closed"),
            Map.entry("undecided", "true for those of which a person should still say whether a change caused them"),
            Map.entry("all", "true for the rows too that are not shown without being asked for"),
            Map.entry("sha", "A commit as its sender gave it, or the beginning of a full Git id"),
            Map.entry("at", "What ran at this instant instead of now"),
            Map.entry("known_at", "As it was known at this instant instead of now"),
            Map.entry("from", "Only what happened from this instant on"),
            Map.entry("to", "Only what happened before this instant"),
            Map.entry("as_of", "As it was known at this instant instead of now"),
            Map.entry(
                    "days", "Instead of from, how many days the window has, the day of its end among them; 90 without"),
            Map.entry("lead_time_of", "What a lead time is taken of: commit, change or merge; commit without it"),
            Map.entry("bots", "false to leave out the commits of bots"),
            Map.entry("bucket", "How long a part is: day, week or month; week without it"),
            Map.entry("measure", "One of the measures, such as change_fail_rate"),
            Map.entry("kind", "Only what counts as this: baseline, change, redeploy, rollback or config"),
            Map.entry("outcome", "Only with this status; succeeded_unverified is a success that nobody has seen"),
            Map.entry("status", "The older name of outcome"),
            Map.entry("limit", "How many on a page, 1 to 1000; 100 without it"),
            Map.entry("cursor", "Where to go on: next of the page before"),
            Map.entry("format", "csv for a table instead of JSON"),
            Map.entry("actor", "Only what this one did, by id or by name"),
            Map.entry("action", "Only this action, such as service.renamed"),
            Map.entry("object", "Only what was done to this, by its name"),
            Map.entry("via", "Only what was done through this: page, api, provider or system"),
            Map.entry("seq", "An entry that was kept outside, to be found in the chain: its number"),
            Map.entry("hash", "Its hash, 64 hexadecimal digits"),
            Map.entry("wait", "How many seconds to wait for a change before answering, 0 to 25"),
            Map.entry("strict", "true for a status that says the state: 200, 425, 423, 403, 410 or 409"),
            Map.entry("Idempotency-Key", "What makes the same question the same, such as the run and the environment"),
            Map.entry("origin", "Whose id it is, where two senders use the same"),
            Map.entry("id", "What its sender calls it, or Plimsoll's number"));

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(DocumentedParameters::describe);
    }

    private static void describe(Operation operation) {
        var ok = operation.getResponses().get("200");
        if (ok != null && ok.getContent() != null && ok.getContent().containsKey("text/csv")) {
            operation.addParametersItem(format());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(DocumentedParameters::describe);
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
    }

    private static Parameter format() {
        return new Parameter()
                .name("format")
                .in("query")
                .required(false)
                .schema(new StringSchema()._enum(List.of("json", "csv")).types(Set.of("string")));
    }
}
