package dev.plimsoll.incidents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.intake.Signatures;
import dev.plimsoll.testing.GitHub;
import dev.plimsoll.testing.Plimsoll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The release without its Secret as the tools around it tell of it: bodies of our own writing, signed as they sign. */
final class WebhookOutage {

    /** The incident as PagerDuty knows it. */
    static final String INCIDENT = "Q2CC142";

    private static final String REPOSITORY = "acme/payment-service";
    private static final long OLD = 5001;
    private static final long BAD = 5002;
    private static final long BACK = 5003;

    private WebhookOutage() {}

    /** One request to an address of the product. */
    record Delivery(String path, Map<String, String> headers, byte[] body) {}

    static List<Delivery> deliveries() {
        var all = new ArrayList<Delivery>();
        all.addAll(deployed(OLD, Outages.SHA_OLD, "2026-11-09T10:00:00Z", "2026-11-09T10:04:00Z"));
        all.add(github("pull_request", merged()));
        all.add(github("workflow_run", run("in_progress", null, "2026-11-16T09:11:00Z")));
        all.add(events(built()));
        all.add(github("registry_package", pushed()));
        all.addAll(deployed(BAD, Outages.SHA_BAD, "2026-11-16T09:17:00Z", "2026-11-16T09:18:00Z"));
        all.add(github("deployment_status", status(OLD, Outages.SHA_OLD, "inactive", "2026-11-16T09:18:00Z")));
        all.add(github("workflow_run", run("completed", "success", "2026-11-16T09:18:00Z")));
        all.add(note("09:18", "Kubernetes", "impact_started", "10 of 10 new pods in CrashLoopBackOff"));
        all.add(note("09:19", "Prometheus", null, "5xx share passes the 5 % threshold"));
        all.add(alertmanager("firing", null));
        all.add(pagerDuty("E1", "triggered", "09:21:00", incident()));
        all.add(pagerDuty("E2", "acknowledged", "09:21:25", incident()));
        all.add(pagerDuty("E3", "conference_bridge.updated", "09:23:00", bridge()));
        all.add(note("09:28", "Dev Okafor", "cause_found", "the Secret was not updated for this release"));
        all.addAll(deployed(BACK, Outages.SHA_OLD, "2026-11-16T09:31:00Z", "2026-11-16T09:35:00Z"));
        all.add(github("deployment_status", status(BAD, Outages.SHA_BAD, "inactive", "2026-11-16T09:35:00Z")));
        all.add(alertmanager("resolved", "2026-11-16T09:38:00Z"));
        all.add(pagerDuty("E4", "resolved", "09:45:00", incident()));
        return all;
    }

    /** What the other Alertmanager of a pair, which did not hear that it is over, repeats four hours later. */
    static Delivery repeated() {
        var firing = alertmanager("firing", null);
        var body = new String(firing.body(), UTF_8).replace("http://alertmanager-0", "http://alertmanager-1");
        return new Delivery(firing.path(), firing.headers(), body.getBytes(UTF_8));
    }

    private static byte[] merged() {
        return GitHub.bytes("""
                {"action": "closed", "number": 2214, %s,
                 "pull_request": {"id": 990, "number": 2214, "title": "Enhanced payment processing", "state": "closed",
                                  "merged": true, "user": {"login": "maya"}, "created_at": "2026-11-16T08:00:00Z",
                                  "updated_at": "2026-11-16T09:10:00Z", "closed_at": "2026-11-16T09:10:00Z",
                                  "merged_at": "2026-11-16T09:10:00Z", "merge_commit_sha": "%s",
                                  "head": {"ref": "payments", "sha": "%s"}, "base": {"ref": "main"},
                                  "merged_by": {"login": "maya"},
                                  "html_url": "https://github.com/acme/payment-service/pull/2214"}}
                """.formatted(GitHub.repository(REPOSITORY), Outages.SHA_BAD, "d".repeat(40)));
    }

    private static byte[] run(String status, @Nullable String conclusion, String at) {
        return GitHub.bytes("""
                {"action": "%s", %s,
                 "workflow_run": {"id": 847, "run_attempt": 1, "name": "Deploy", "path": ".github/workflows/deploy.yml",
                                  "status": "%s", "conclusion": %s, "head_sha": "%s", "head_branch": "main",
                                  "created_at": "2026-11-16T09:11:00Z", "run_started_at": "2026-11-16T09:11:00Z",
                                  "updated_at": "%s", "triggering_actor": {"login": "maya"},
                                  "html_url": "https://github.com/acme/payment-service/actions/runs/847"}}
                """.formatted(
                        status,
                        GitHub.repository(REPOSITORY),
                        status,
                        conclusion == null ? "null" : "\"%s\"".formatted(conclusion),
                        Outages.SHA_BAD,
                        at));
    }

    private static byte[] pushed() {
        return GitHub.bytes("""
                {"action": "published", %s,
                 "registry_package": {"id": 77, "name": "payment-service", "package_type": "CONTAINER",
                        "package_version": {"id": 78, "version": "%s", "created_at": "2026-11-16T09:16:00Z",
                                            "package_url": "ghcr.io/acme/payment-service:main", "target_oid": "%s",
                                            "container_metadata": {"tag": {"name": "main", "digest": "%s"},
                                                                   "labels": {"revision": "%s"}}}}}
                """.formatted(
                        GitHub.repository(REPOSITORY),
                        Outages.DIGEST_BAD,
                        Outages.SHA_BAD,
                        Outages.DIGEST_BAD,
                        Outages.SHA_BAD));
    }

    private static List<Delivery> deployed(long id, String sha, String began, String ended) {
        return List.of(
                github("deployment", GitHub.bytes("""
                        {"action": "created", %s, "deployment": %s}
                        """.formatted(
                                GitHub.repository(REPOSITORY), deployment(id, sha, began)))),
                github("deployment_status", status(id, sha, "in_progress", began)),
                github("deployment_status", status(id, sha, "success", ended)));
    }

    private static byte[] status(long id, String sha, String state, String at) {
        return GitHub.bytes("""
                {"action": "created", %s,
                 "deployment_status": {"id": %d, "state": "%s", "environment": "production", "created_at": "%s"},
                 "deployment": %s}
                """.formatted(
                GitHub.repository(REPOSITORY), id * 100 + state.length(), state, at, deployment(id, sha, created(id))));
    }

    private static String created(long id) {
        return id == OLD ? "2026-11-09T10:00:00Z" : id == BAD ? "2026-11-16T09:17:00Z" : "2026-11-16T09:31:00Z";
    }

    private static String deployment(long id, String sha, String createdAt) {
        return """
                {"id": %d, "sha": "%s", "ref": "main", "task": "deploy", "payload": {}, "environment": "production",
                 "creator": {"login": "github-actions[bot]"}, "created_at": "%s"}""".formatted(id, sha, createdAt);
    }

    private static Delivery github(String event, byte[] body) {
        return new Delivery("/webhooks/github", GitHub.headers(event, body, Plimsoll.SECRET), body);
    }

    private static String built() {
        return """
                [{"type": "build", "id": "847", "service": "payment-service", "repository": "acme/payment-service",
                  "sha": "%s", "digest": "%s", "status": "succeeded", "finished_at": "2026-11-16T09:14:00Z"},
                 {"type": "evidence", "digest": "%s", "sha": "%s", "kind": "scan", "status": "passed",
                  "at": "2026-11-16T09:14:00Z"}]
                """.formatted(Outages.SHA_BAD, Outages.DIGEST_BAD, Outages.DIGEST_BAD, Outages.SHA_BAD);
    }

    private static Delivery note(String clock, String by, @Nullable String phase, String text) {
        return events("[%s]".formatted(Outages.note(INCIDENT, "2026-11-16T%s:00Z".formatted(clock), by, phase, text)));
    }

    private static Delivery events(String body) {
        return new Delivery(
                "/api/v1/events",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/json"),
                body.getBytes(UTF_8));
    }

    private static Delivery alertmanager(String status, @Nullable String ended) {
        var body = """
                {"version": "4", "status": "%s", "receiver": "plimsoll", "truncatedAlerts": 0,
                 "groupKey": "{}:{service=\\"payment-service\\"}", "groupLabels": {"service": "payment-service"},
                 "commonLabels": {"service": "payment-service", "env": "production", "severity": "critical"},
                 "commonAnnotations": {}, "externalURL": "http://alertmanager-0:9093", "alerts": [%s, %s]}
                """.formatted(
                        status,
                        alert("PaymentErrorRateHigh", "5f1ab2c3d4e5f601", status, ended),
                        alert("KubePodCrashLooping", "5f1ab2c3d4e5f602", status, ended));
        return new Delivery(
                "/webhooks/alertmanager",
                Map.of("Authorization", "Bearer " + Plimsoll.SECRET, "Content-Type", "application/json"),
                body.getBytes(UTF_8));
    }

    private static String alert(String name, String fingerprint, String status, @Nullable String ended) {
        return """
                {"status": "%s", "fingerprint": "%s", "startsAt": "2026-11-16T09:20:00Z", "endsAt": "%s",
                 "labels": {"alertname": "%s", "service": "payment-service", "env": "production", "severity": "critical"},
                 "annotations": {"summary": "%s of payment-service"},
                 "generatorURL": "http://prometheus:9090/graph?g0.expr=x"}""".formatted(status, fingerprint, ended == null ? "0001-01-01T00:00:00Z" : ended, name, name);
    }

    private static String incident() {
        return """
                "id": "%s", "type": "incident", "number": 142, "html_url": "https://acme.pagerduty.com/incidents/%s",
                "title": "Payments fail after a release without its Secret", "urgency": "high", "priority": null,
                "service": {"id": "PSVC1", "type": "service_reference", "summary": "payment-service"},
                "assignees": [{"type": "user_reference", "summary": "Dev Okafor"}], "conference_bridge": null,
                "escalation_policy": {"summary": "Payments"}, "resolve_reason": null,
                "created_at": "2026-11-16T09:21:00Z\"""".formatted(INCIDENT, INCIDENT);
    }

    private static String bridge() {
        return """
                "incident": {"id": "%s", "type": "incident_reference", "summary": "#142",
                             "html_url": "https://acme.pagerduty.com/incidents/%s"},
                "conference_numbers": [{"label": "", "number": "+1 555 0100"}], "type": "incident_conference_bridge",
                "conference_url": "https://meet.example.org/142\"""".formatted(INCIDENT, INCIDENT);
    }

    private static Delivery pagerDuty(String id, String type, String clock, String data) {
        var body = """
                {"event": {"id": "%s", "event_type": "incident.%s", "resource_type": "incident",
                           "occurred_at": "2026-11-16T%sZ", "client": null,
                           "agent": {"id": "PUSER1", "type": "user_reference", "summary": "Dev Okafor"}, "data": {%s}}}
                """.formatted(id, type, clock, data);
        return new Delivery(
                "/webhooks/pagerduty",
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-PagerDuty-Signature",
                        "v1=" + Signatures.hex(body.getBytes(UTF_8), Plimsoll.SECRET)),
                body.getBytes(UTF_8));
    }
}
