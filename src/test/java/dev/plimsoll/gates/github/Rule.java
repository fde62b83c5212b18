package dev.plimsoll.gates.github;

import dev.plimsoll.testing.GitHub;
import org.jspecify.annotations.Nullable;

/** The event of a job that has reached a protected environment; a test names only what it is about. */
final class Rule {

    long run = 847;
    String callback = "https://api.github.com/repos/acme/pay/actions/runs/847/deployment_protection_rule";

    @Nullable
    Long deployment = 41L;

    String sha = "b".repeat(40);
    String payload = "{}";
    String sender = "maya";

    static Rule aRule() {
        return new Rule();
    }

    Rule deployment(long id) {
        deployment = id;
        return this;
    }

    Rule service(String name) {
        payload = "{\"service\": \"%s\"}".formatted(name);
        return this;
    }

    Rule callback(String url) {
        callback = url;
        return this;
    }

    Rule sha(String other) {
        sha = other;
        return this;
    }

    byte[] body() {
        return GitHub.bytes("""
                {"action": "requested", "environment": "production", "event": "push",
                 "deployment_callback_url": "%s",
                 "deployment": {"id": %d, "sha": "%s", "ref": "main", "task": "deploy", "environment": "production",
                                "creator": {"login": "github-actions[bot]"}, "payload": %s,
                                "created_at": "2026-11-20T09:00:00Z"},
                 "pull_requests": [], %s, "installation": {"id": 2222}, "sender": {"login": "%s"}}
                """.formatted(callback, deployment, sha, payload, GitHub.repository("acme/pay"), sender));
    }
}
