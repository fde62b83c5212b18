package dev.plimsoll.bench;

import dev.plimsoll.intake.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** GitHub deliveries of about 7 kB, each about a deployment of its own to one of 200 services. */
final class DeploymentDelivery {

    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());
    private static final int SERVICES = 200;

    private DeploymentDelivery() {}

    record Request(String head, byte[] body) {}

    static Request next(int port) {
        var number = NUMBER.incrementAndGet();
        var body = body(number).getBytes(StandardCharsets.UTF_8);
        var head =
                """
                POST /webhooks/bench HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Content-Type: application/json\r
                X-GitHub-Event: deployment_status\r
                X-GitHub-Delivery: %s\r
                X-Hub-Signature-256: sha256=%s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(port, UUID.randomUUID(), Signatures.hex(body, Product.SECRET), body.length);
        return new Request(head, body);
    }

    static String body(long number) {
        var service = number % SERVICES;
        var name = "bench/service-%03d".formatted(service);
        var sha = "%040x".formatted(number);
        return """
               {"action": "created",
                "deployment_status": {"id": %d, "state": "success", "environment": "production",
                  "created_at": "%s", "target_url": "https://github.com/%s/actions/runs/%d"},
                "deployment": {"id": %d, "sha": "%s", "ref": "main", "task": "deploy", "payload": {},
                  "environment": "production", "creator": {"login": "bench"}, "created_at": "2026-01-01T00:00:00Z"},
                "workflow_run": {"id": %d, "run_attempt": 1},
                "repository": {"id": %d, "full_name": "%s", "html_url": "https://github.com/%s", %s}}
               """
                .formatted(
                        number,
                        Instant.now().minusSeconds(60),
                        name,
                        number,
                        number,
                        sha,
                        number,
                        service + 1,
                        name,
                        name,
                        urls(name));
    }

    /** What makes GitHub's bodies as long as they are: some eighty addresses. */
    private static String urls(String name) {
        var urls = new StringBuilder();
        for (var n = 0; n < 80; n++) {
            urls.append("\"address_%02d_url\": \"https://api.github.com/repos/%s/things_of_kind_%02d{/number}\", "
                    .formatted(n, name, n));
        }
        return urls.append("\"private\": false").toString();
    }
}
