package dev.plimsoll.bench;

import dev.plimsoll.intake.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** GitHub deliveries of about 7 kB, each about a deployment of its own to one of 200 services. */
final class DeploymentDelivery {

    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis());
    private static final int SERVICES = 200;
    private static final List<String> URLS = IntStream.range(0, SERVICES)
            .mapToObj(service -> urls(name(service)))
            .toList();

    private DeploymentDelivery() {}

    record Request(String head, byte[] body) {}

    static Request next(int port, String event) {
        var number = NUMBER.incrementAndGet();
        var body = body(number).getBytes(StandardCharsets.UTF_8);
        var head = """
                POST /webhooks/bench HTTP/1.1\r
                Host: 127.0.0.1:%d\r
                Content-Type: application/json\r
                X-GitHub-Event: %s\r
                X-GitHub-Delivery: %s\r
                X-Hub-Signature-256: sha256=%s\r
                Content-Length: %d\r
                \r
                """.formatted(port, event, UUID.randomUUID(), Signatures.hex(body, Product.SECRET), body.length);
        return new Request(head, body);
    }

    static String body(long number) {
        var service = (int) (number % SERVICES);
        var name = name(service);
        return new StringBuilder(9000)
                .append("{\"action\": \"created\", \"deployment_status\": {\"id\": ")
                .append(number)
                .append(", \"state\": \"success\", \"environment\": \"production\", \"created_at\": \"")
                .append(Instant.now().minusSeconds(60))
                .append("\", \"target_url\": \"https://github.com/bench/actions/runs/")
                .append(number)
                .append("\"}, \"deployment\": {\"id\": ")
                .append(number)
                .append(", \"sha\": \"000000000000000000000000000")
                .append(number)
                .append(
                        "\", \"ref\": \"main\", \"task\": \"deploy\", \"payload\": {}, \"environment\": \"production\", ")
                .append("\"creator\": {\"login\": \"bench\"}, \"created_at\": \"2026-01-01T00:00:00Z\"}, ")
                .append("\"workflow_run\": {\"id\": ")
                .append(number)
                .append(", \"run_attempt\": 1}, \"repository\": {\"id\": ")
                .append(service + 1)
                .append(", \"full_name\": \"")
                .append(name)
                .append("\", \"html_url\": \"https://github.com/")
                .append(name)
                .append("\", ")
                .append(URLS.get(service))
                .append("}}")
                .toString();
    }

    private static String name(int service) {
        return "bench/service-%03d".formatted(service);
    }

    /** What makes GitHub's bodies as long as they are: some eighty addresses. */
    private static String urls(String name) {
        var urls = new StringBuilder();
        for (var n = 0; n < 80; n++) {
            urls.append("\"address_%02d_url\": \"https://api.github.com/repos/%s/things_of_kind_%02d\", "
                    .formatted(n, name, n));
        }
        return urls.append("\"private\": false").toString();
    }
}
