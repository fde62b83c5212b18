package dev.plimsoll.intake.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invented company's forge: says what happens there as GitHub would, in bodies of our own writing. */
final class DemoForge {

    private final DemoCompany company;
    private final List<DemoDelivery> deliveries = new ArrayList<>();

    /** The last commit of each service. */
    private final Map<String, String> heads = new HashMap<>();

    DemoForge(DemoCompany company) {
        this.company = company;
    }

    List<DemoDelivery> deliveries() {
        return deliveries;
    }

    /**
     * A version that can be deployed.
     *
     * @param number identifies everything about it
     */
    record Version(String service, int number, String sha, String digest, String author, String subject) {}

    /**
     * A deployment that the forge knows.
     *
     * @param kind {@code code} or {@code config}
     */
    record Deployment(Version version, String environment, int number, String actor, String kind, Instant createdAt) {

        Deployment(Version version, String environment, int number, String actor, Instant createdAt) {
            this(version, environment, number, actor, "code", createdAt);
        }
    }

    /** A change is merged, built and published, in that order and within six minutes. */
    void release(Version version, Instant mergedAt) {
        var opened = mergedAt.minus(Duration.ofHours(5));
        say(
                "pull_request",
                "merged/" + version.sha(),
                version.service(),
                mergedAt,
                pullRequest(version, opened, mergedAt));
        say("push", version.sha(), version.service(), mergedAt, push(version, mergedAt));
        run(version, mergedAt.plusSeconds(60), mergedAt.plusSeconds(300), "success");
        say("package", version.digest(), version.service(), mergedAt.plusSeconds(300), published(version, mergedAt));
    }

    /** The build that belongs to a version, and how it ended. */
    void run(Version version, Instant start, Instant end, String conclusion) {
        var id = 9_000_000L + version.number();
        var run = new LinkedHashMap<String, Object>();
        run.put("id", id);
        run.put("run_attempt", 1);
        run.put("path", ".github/workflows/deliver.yml");
        run.put("head_sha", version.sha());
        run.put("head_branch", "main");
        run.put("status", "completed");
        run.put("conclusion", conclusion.equals("skipped") ? "success" : conclusion);
        run.put("run_started_at", start.toString());
        run.put("updated_at", end.toString());
        run.put("triggering_actor", Map.of("login", version.author()));
        run.put("html_url", url(version.service(), "actions/runs/" + id));
        say("workflow_run", "run/" + id, version.service(), end, Map.of("action", "completed", "workflow_run", run));
        var job = new LinkedHashMap<String, Object>();
        job.put("id", id * 10);
        job.put("run_id", id);
        job.put("run_attempt", 1);
        job.put("name", "build");
        job.put("status", "completed");
        job.put("conclusion", conclusion);
        job.put("created_at", start.toString());
        job.put("started_at", start.toString());
        job.put("completed_at", end.toString());
        say("workflow_job", "job/" + id, version.service(), end, Map.of("action", "completed", "workflow_job", job));
    }

    void created(Deployment deployment) {
        var body = new LinkedHashMap<String, Object>();
        body.put("action", "created");
        body.put("deployment", body(deployment));
        body.put("workflow_run", runOf(deployment));
        say(
                "deployment",
                "created/" + deployment.number(),
                deployment.version().service(),
                deployment.createdAt(),
                body);
    }

    /**
     * @param state GitHub's word
     */
    void status(Deployment deployment, String state, Instant at, @Nullable String description) {
        var status = new LinkedHashMap<String, Object>();
        status.put("id", deployment.number() * 10L + state.length());
        status.put("state", state);
        status.put("environment", deployment.environment());
        status.put("description", description);
        status.put("created_at", at.toString());
        status.put(
                "target_url",
                url(deployment.version().service(), "actions/runs/" + (8_000_000L + deployment.number())));
        var body = new LinkedHashMap<String, Object>();
        body.put("action", "created");
        body.put("deployment_status", status);
        body.put("deployment", body(deployment));
        body.put("workflow_run", runOf(deployment));
        say(
                "deployment_status",
                state + "/" + deployment.number(),
                deployment.version().service(),
                at,
                body);
    }

    /**
     * @param action {@code requested, approved} or {@code rejected}
     */
    void review(Deployment deployment, String action, String person, String comment, Instant at) {
        var body = new LinkedHashMap<String, Object>();
        body.put("action", action);
        body.put("environment", deployment.environment());
        body.put("since", at.toString());
        body.put("comment", comment);
        body.put("approver", Map.of("login", person));
        body.put("workflow_run", runOf(deployment));
        say(
                "deployment_review",
                action + "/" + deployment.number(),
                deployment.version().service(),
                at,
                body);
    }

    /** From the request to the end, without incident. */
    void deploy(Deployment deployment, Duration length, String state) {
        created(deployment);
        var start = deployment.createdAt().plusSeconds(20);
        status(deployment, "in_progress", start, null);
        status(deployment, state, start.plus(length), null);
    }

    /** What the forge calls a deployment. */
    static String id(int deployment) {
        return String.valueOf(500_000_000L + deployment);
    }

    private Map<String, Object> body(Deployment deployment) {
        var body = new LinkedHashMap<String, Object>();
        body.put("id", Long.valueOf(id(deployment.number())));
        body.put("sha", deployment.version().sha());
        body.put("ref", "main");
        body.put("task", "deploy");
        body.put("environment", deployment.environment());
        body.put("creator", Map.of("login", deployment.actor()));
        body.put("created_at", deployment.createdAt().toString());
        body.put("payload", Map.of("digest", deployment.version().digest(), "kind", deployment.kind()));
        return body;
    }

    private Map<String, Object> runOf(Deployment deployment) {
        var id = 8_000_000L + deployment.number();
        return Map.of(
                "id", id, "run_attempt", 1, "html_url", url(deployment.version().service(), "actions/runs/" + id));
    }

    private Map<String, Object> push(Version version, Instant at) {
        var commit = new LinkedHashMap<String, Object>();
        commit.put("id", version.sha());
        commit.put("message", version.subject());
        commit.put("timestamp", at.minus(Duration.ofHours(6)).toString());
        commit.put("author", Map.of("name", version.author(), "username", version.author()));
        commit.put("url", url(version.service(), "commit/" + version.sha()));
        commit.put("modified", List.of("src/main.txt"));
        var push = new LinkedHashMap<String, Object>();
        push.put("ref", "refs/heads/main");
        push.put("before", heads.getOrDefault(version.service(), "0".repeat(40)));
        push.put("after", version.sha());
        push.put("deleted", false);
        push.put("commits", List.of(commit));
        heads.put(version.service(), version.sha());
        return push;
    }

    private Map<String, Object> pullRequest(Version version, Instant opened, Instant merged) {
        var pull = new LinkedHashMap<String, Object>();
        pull.put("number", version.number());
        pull.put("title", version.subject());
        pull.put("state", "closed");
        pull.put("user", Map.of("login", version.author()));
        pull.put("created_at", opened.toString());
        pull.put("updated_at", merged.toString());
        pull.put("closed_at", merged.toString());
        pull.put("merged_at", merged.toString());
        pull.put("merge_commit_sha", version.sha());
        pull.put("head", Map.of("sha", version.sha()));
        pull.put("merged_by", Map.of("login", company.people().get(0)));
        pull.put("html_url", url(version.service(), "pull/" + version.number()));
        return Map.of("action", "closed", "number", version.number(), "pull_request", pull);
    }

    private Map<String, Object> published(Version version, Instant mergedAt) {
        var tag = Map.of("name", "main", "digest", version.digest());
        var container = Map.of("tag", tag, "labels", Map.of("revision", version.sha()));
        var packageVersion = new LinkedHashMap<String, Object>();
        packageVersion.put("version", version.digest());
        packageVersion.put("created_at", mergedAt.plusSeconds(300).toString());
        packageVersion.put(
                "package_url", "registry.%s/%s/%s".formatted(DemoCompany.HOST, company.owner(), version.service()));
        packageVersion.put("container_metadata", container);
        var item = new LinkedHashMap<String, Object>();
        item.put(
                "id",
                7000
                        + company.services().stream()
                                .map(DemoCompany.Service::name)
                                .toList()
                                .indexOf(version.service()));
        item.put("name", version.service());
        item.put("package_type", "CONTAINER");
        item.put("package_version", packageVersion);
        return Map.of("action", "published", "package", item);
    }

    private void say(String event, String key, String service, Instant at, Map<String, Object> body) {
        var whole = new LinkedHashMap<>(body);
        whole.put("repository", repository(service));
        var guid = UUID.nameUUIDFromBytes((event + "/" + service + "/" + key).getBytes(StandardCharsets.UTF_8));
        deliveries.add(new DemoDelivery(guid.toString(), event, at, whole));
    }

    private Map<String, Object> repository(String service) {
        var name = company.owner() + "/" + service;
        var number = company.services().stream()
                .map(DemoCompany.Service::name)
                .toList()
                .indexOf(service);
        return Map.of("id", 100 + number, "full_name", name, "html_url", "https://" + DemoCompany.HOST + "/" + name);
    }

    private String url(String service, String path) {
        return "https://%s/%s/%s/%s".formatted(DemoCompany.HOST, company.owner(), service, path);
    }
}
