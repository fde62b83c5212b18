package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SharedData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Change requests of another tool's tests, which lie beside the project; the test steps aside where they do not. */
@PlimsollTest
class OthersLeadTimesTests {

    private static final String ELSEWHERE = "cicd1/REPO111";
    private static final String WINDOW = "from=2022-01-01&to=2023-06-01&lead_time_of=change";

    @Autowired
    private Plimsoll plimsoll;

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, String> repositories = new HashMap<>();

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void everyChangeRequestHasTheLeadTimeThatIsExpected() {
        var told = json.readTree(SharedData.read(SharedData.at("peer-cases/devlake/converted/lead_time.json")));
        new MetricsDesk(plimsoll).tell(events(told.path("events")));

        var expected = new TreeMap<Long, String>();
        told.path("expected_plimsoll").path("per_pr").properties().forEach(one -> {
            if (!one.getValue().path("lead_time_min").isNull()) {
                expected.put(
                        number(one.getKey()),
                        "%.2f %s"
                                .formatted(
                                        one.getValue().path("lead_time_min").asDouble(),
                                        one.getValue().path("deployment").asString()));
            }
        });
        assertThat(found()).isEqualTo(expected).hasSize(3);
        var leadTime = plimsoll.get("/api/v1/metrics?" + WINDOW).path("change_lead_time");
        assertThat(leadTime.path("n").asInt())
                .isEqualTo(told.path("expected_plimsoll").path("n").asInt());
        assertThat(leadTime.path("value_s").asDouble() / 60)
                .isEqualTo(told.path("expected_plimsoll").path("median_min").asDouble(), within(0.01));
        assertThat(flags())
                .containsEntry(2L, "{authored_after_merge}")
                .containsEntry(3L, "{deployed_before_merge,out_of_order}");
    }

    private Map<Long, String> found() {
        var found = new TreeMap<Long, String>();
        samples()
                .forEach(row -> found.put(
                        row.path("sample").path("change").asLong(),
                        "%.2f %s"
                                .formatted(
                                        row.path("value_s").asDouble() / 60,
                                        row.path("deployment").asString())));
        return found;
    }

    private Map<Long, String> flags() {
        var flags = new TreeMap<Long, String>();
        samples()
                .forEach(row -> flags.put(
                        row.path("sample").path("change").asLong(),
                        row.path("sample")
                                .path("flags")
                                .valueStream()
                                .map(JsonNode::asString)
                                .collect(Collectors.joining(",", "{", "}"))));
        return flags;
    }

    private List<JsonNode> samples() {
        return plimsoll.get("/api/v1/metrics/change_lead_time/samples?limit=1000&" + WINDOW)
                .path("samples")
                .valueStream()
                .filter(row -> row.path("counted").asBoolean())
                .toList();
    }

    /** A commit of a deployment stands on the one before it. */
    private List<String> events(JsonNode told) {
        var events = new ArrayList<String>();
        var bySha = new HashMap<String, String>();
        for (var event : ofType(told, "deployment")) {
            var service = event.path("service").asString();
            bySha.put(event.path("sha").asString(), service);
            if (!event.path("environment").asString().isBlank()) {
                events.add(((ObjectNode) event.deepCopy())
                        .put("repository", service)
                        .toString());
            }
        }
        for (var chain : ofType(told, "deployment_commits")) {
            var repository = bySha.get(chain.path("new_sha").asString());
            var before = chain.path("old_sha").asString();
            for (var sha : chain.path("commits")) {
                repositories.put(sha.asString(), repository);
                events.add(commit(repository, sha.asString(), before, ""));
                before = sha.asString();
            }
            events.add(commit(repository, chain.path("new_sha").asString(), before, ""));
        }
        ofType(told, "pull_request").forEach(request -> events.addAll(change(request)));
        return events;
    }

    private List<String> change(JsonNode request) {
        var repository = repositories.getOrDefault(request.path("merge_sha").asString(), ELSEWHERE);
        var change = ((ObjectNode) request.deepCopy())
                .put("type", "change")
                .put("repository", repository)
                .put("number", number(request.path("id").asString()));
        change.remove("id");
        if (request.path("merged_at").isNull()) {
            change.remove("merged_at");
        }
        var commits = change.putArray("commits");
        var events = new ArrayList<String>();
        for (var commit : request.path("commits")) {
            commits.add(commit.path("sha").asString());
            events.add(commit(
                    repository,
                    commit.path("sha").asString(),
                    null,
                    ",\"authored_at\":\"%s\""
                            .formatted(commit.path("authored_at").asString())));
        }
        events.add(change.toString());
        return events;
    }

    private static String commit(String repository, String sha, String parent, String more) {
        var parents = parent == null ? "" : ",\"parents\":[%s]".formatted(parent.isEmpty() ? "" : '"' + parent + '"');
        return "{\"type\":\"commit\",\"repository\":\"%s\",\"sha\":\"%s\"%s%s}"
                .formatted(repository, sha, parents, more);
    }

    private static List<JsonNode> ofType(JsonNode told, String type) {
        return told.valueStream()
                .filter(event -> event.path("type").asString().equals(type))
                .collect(Collectors.toList());
    }

    private static long number(String id) {
        return Long.parseLong(id.substring(2));
    }
}
