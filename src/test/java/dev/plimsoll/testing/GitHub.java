package dev.plimsoll.testing;

import dev.plimsoll.intake.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** GitHub as a test needs it: bodies of our own writing, with the headers and the signature that GitHub sends. */
public final class GitHub {

    private GitHub() {}

    /** The headers of a signed JSON delivery with a number of its own. */
    public static Map<String, String> headers(String event, byte[] body, String secret) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("X-GitHub-Event", event);
        headers.put("X-GitHub-Delivery", UUID.randomUUID().toString());
        headers.put("X-Hub-Signature-256", "sha256=" + Signatures.hex(body, secret));
        return headers;
    }

    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** A repository by its name, the number made of the name. */
    public static String repository(String fullName) {
        return """
               "repository": {"id": %d, "full_name": "%s", "html_url": "https://github.com/%s"}""".formatted(100_000 + Math.abs(fullName.hashCode() % 900_000), fullName, fullName);
    }

    public static byte[] deployment(String repository, long id, String environment, String sha, String createdAt) {
        return bytes(
                """
                {"action": "created", %s,
                 "deployment": {"id": %d, "sha": "%s", "ref": "main", "task": "deploy", "payload": {},
                                "environment": "%s", "creator": {"login": "maya"}, "created_at": "%s"},
                 "workflow_run": {"id": %d, "run_attempt": 1, "html_url": "https://github.com/%s/actions/runs/%d"}}
                """.formatted(repository(repository), id, sha, environment, createdAt, id * 10, repository, id * 10));
    }

    public static byte[] deploymentStatus(
            String repository, long id, String environment, String sha, String state, String at) {
        return bytes("""
                {"action": "created", %s,
                 "deployment_status": {"id": %d, "state": "%s", "environment": "%s", "created_at": "%s",
                                       "target_url": "https://github.com/%s/actions/runs/%d"},
                 "deployment": {"id": %d, "sha": "%s", "ref": "main", "task": "deploy", "payload": {},
                                "environment": "%s", "creator": {"login": "maya"}, "created_at": "2026-11-01T08:00:00Z"}}
                """.formatted(
                        repository(repository),
                        id * 100 + state.length(),
                        state,
                        environment,
                        at,
                        repository,
                        id * 10,
                        id,
                        sha,
                        environment));
    }

    public static byte[] review(String repository, long run, String environment, String action, String since) {
        return bytes("""
                {"action": "%s", %s, "environment": "%s", "since": "%s", "comment": "see the error budget",
                 "workflow_run": {"id": %d, "run_attempt": 1}, "approver": {"login": "ilir"}}
                """.formatted(action, repository(repository), environment, since, run));
    }

    public static byte[] push(String repository, String sha, String message, String at) {
        return bytes("""
                {"ref": "refs/heads/main", "before": "%s", "after": "%s", "created": false, "deleted": false, %s,
                 "commits": [{"id": "%s", "message": "%s", "timestamp": "%s", "url": "https://github.com/%s/commit/%s",
                              "author": {"name": "Maya", "username": "maya"}, "added": ["a.txt"], "modified": [],
                              "removed": []}]}
                """.formatted("0".repeat(40), sha, repository(repository), sha, message, at, repository, sha));
    }

    public static byte[] pullRequest(String repository, int number, String state, String mergedAt, String sha) {
        return bytes("""
                {"action": "%s", "number": %d, %s,
                 "pull_request": {"number": %d, "title": "Pay in instalments", "state": "%s",
                                  "user": {"login": "maya"}, "created_at": "2026-11-20T08:00:00Z",
                                  "updated_at": "2026-11-20T09:10:00Z", "closed_at": %s, "merged_at": %s,
                                  "merge_commit_sha": "%s", "head": {"sha": "%s"}, "merged_by": {"login": "ilir"},
                                  "html_url": "https://github.com/%s/pull/%d"}}
                """.formatted(
                        mergedAt == null ? "opened" : "closed",
                        number,
                        repository(repository),
                        number,
                        state,
                        quoted(mergedAt),
                        quoted(mergedAt),
                        sha,
                        sha,
                        repository,
                        number));
    }

    public static byte[] workflowRun(String repository, long id, int attempt, String status, String conclusion) {
        return bytes("""
                {"action": "%s", %s,
                 "workflow_run": {"id": %d, "run_attempt": %d, "name": "deliver", "path": ".github/workflows/deliver.yml",
                                  "status": "%s", "conclusion": %s, "head_sha": "%s", "head_branch": "main",
                                  "run_started_at": "2026-11-20T09:00:00Z", "updated_at": "2026-11-20T09:0%d:00Z",
                                  "triggering_actor": {"login": "maya"}}}
                """.formatted(
                        status,
                        repository(repository),
                        id,
                        attempt,
                        status,
                        quoted(conclusion),
                        "a".repeat(40),
                        status.equals("completed") ? 9 : 1));
    }

    public static byte[] workflowJob(String repository, long id, long run, String status, String conclusion) {
        return bytes("""
                {"action": "%s", %s,
                 "workflow_job": {"id": %d, "run_id": %d, "run_attempt": 1, "name": "build", "status": "%s",
                                  "conclusion": %s, "created_at": "2026-11-20T09:00:00Z",
                                  "started_at": "2026-11-20T09:00:10Z", "completed_at": %s}}
                """.formatted(
                        status,
                        repository(repository),
                        id,
                        run,
                        status,
                        quoted(conclusion),
                        conclusion == null ? "null" : "\"2026-11-20T09:03:00Z\""));
    }

    public static byte[] publishedPackage(String repository, String event, String sha, String digest) {
        return bytes("""
                {"action": "published", %s,
                 "%s": {"id": 4711, "name": "pay", "package_type": "CONTAINER",
                        "package_version": {"version": "%s", "created_at": "2026-11-20T09:05:00Z",
                                            "package_url": "ghcr.io/acme/pay:main", "target_oid": "%s",
                                            "container_metadata": {"tag": {"name": "main", "digest": "%s"},
                                                                   "labels": {"revision": "%s"}}}}}
                """.formatted(repository(repository), event, digest, sha, digest, sha));
    }

    public static byte[] ping() {
        return bytes("{\"zen\": \"Keep it logically awesome.\", \"hook_id\": 1, %s}".formatted(repository("acme/pay")));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
