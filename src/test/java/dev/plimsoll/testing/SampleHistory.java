package dev.plimsoll.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A fortnight of an invented company, as events: always the same but for the day it ends on. */
public final class SampleHistory {

    private static final List<String> SERVICES = List.of(
            "payment-service",
            "checkout-service",
            "orders-api",
            "ledger-worker",
            "storefront",
            "catalog-api",
            "search-api",
            "cart-api",
            "auth-api",
            "notification-hub",
            "inventory-api",
            "web-edge");

    private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "production");
    private static final List<String> PEOPLE = List.of("maya", "ilir", "sam", "tomas", "dev");

    private static final List<String> SUBJECTS = List.of(
            "Fail fast when the Secret is absent",
            "Enhanced payment processing",
            "Retry gateway timeouts once",
            "Move 3-D Secure to its own client",
            "Bump driver to 42.7.9",
            "Say which address was refused");

    private final Map<String, String> heads = new HashMap<>();
    private final Random random = new Random(5);
    private final List<String> events = new ArrayList<>();
    private final Instant now = Instant.now();

    private SampleHistory() {}

    /** A JSON array for the event API. */
    public static String events() {
        var history = new SampleHistory();
        for (var service : SERVICES) {
            for (var day = 14; day >= 0; day--) {
                if (day == 3 || history.random.nextInt(100) < 45) {
                    history.release(service, day);
                }
            }
        }
        history.deployment(
                "catalog-api", "production", history.sha(), "waiting", history.now.minus(Duration.ofMinutes(38)));
        history.deployment(
                "notification-hub", "production", history.sha(), "running", history.now.minus(Duration.ofMinutes(3)));
        history.deployment(
                "search-api", "production", history.sha(), "failed", history.now.minus(Duration.ofMinutes(20)));
        history.rollback("payment-service", 5, 18);
        history.rollback("auth-api", 2, 4);
        history.rollback("storefront", 9, 22);
        return "[" + String.join(",\n", history.events) + "]";
    }

    private void release(String service, int day) {
        var sha = commit(service, day);
        var at = now.minus(Duration.ofDays(day)).minus(Duration.ofMinutes(60 + random.nextInt(300)));
        for (var environment : ENVIRONMENTS) {
            if (!environment.equals("dev") && random.nextInt(100) < 30) {
                return;
            }
            deployment(service, environment, sha, random.nextInt(100) < 8 ? "failed" : "succeeded", at);
            at = at.plus(Duration.ofMinutes(15));
        }
    }

    /** A release beside a new secret, taken back after an hour; the old one was seen running then. */
    private void rollback(String service, int day, int minutes) {
        var before = sha();
        var at = now.minus(Duration.ofDays(day)).minus(Duration.ofMinutes(40));
        deployment(service, "production", before, "succeeded", at.minus(Duration.ofHours(3)));
        events.add("""
                {"type": "deployment", "id": "sample-secret-%d", "service": "%s", "environment": "production",
                 "kind": "secret", "status": "succeeded", "finished_at": "%s"}""".formatted(
                        events.size(), service, at.minus(Duration.ofHours(1)).minusSeconds(600)));
        deployment(service, "production", sha(), "succeeded", at.minus(Duration.ofHours(1)));
        events.add("""
                {"type": "deployment", "id": "sample-back-%d", "service": "%s", "environment": "production", "sha": "%s",
                 "status": "succeeded", "started_at": "%s", "finished_at": "%s", "actor": "dev"}""".formatted(events.size(), service, before, at, at.plus(Duration.ofMinutes(minutes))));
        events.add("""
                {"type": "observation", "service": "%s", "environment": "production", "sha": "%s", "replicas": 3,
                 "observed_at": "%s", "by": "cluster"}""".formatted(service, before, at.plus(Duration.ofMinutes(minutes + 2))));
    }

    /** A commit on top of the last one of the service. */
    private String commit(String service, int day) {
        var sha = sha();
        var last = heads.put(service, sha);
        var at = now.minus(Duration.ofDays(day)).minus(Duration.ofHours(8));
        events.add("""
                {"type": "commit", "repository": "acme/%s", "sha": "%s", "parents": [%s], "authored_at": "%s",
                 "committed_at": "%s", "author": "%s", "message": "%s", "change": %d}""".formatted(
                        service,
                        sha,
                        last == null ? "" : '"' + last + '"',
                        at,
                        at,
                        PEOPLE.get(events.size() % PEOPLE.size()),
                        SUBJECTS.get(events.size() % SUBJECTS.size()),
                        events.size()));
        return sha;
    }

    private void deployment(String service, String environment, String sha, String status, Instant at) {
        events.add("""
                {"type": "deployment", "id": "sample-%d", "service": "%s", "environment": "%s",
                 "repository": "acme/%s", "sha": "%s", "status": "%s", "created_at": "%s", "started_at": %s, "finished_at": %s, "actor": "%s",
                 "ref": "refs/heads/main"}""".formatted(
                events.size(),
                service,
                environment,
                service,
                sha,
                status,
                at,
                status.equals("waiting") ? "null" : "\"" + at.plusSeconds(30) + "\"",
                status.equals("succeeded") || status.equals("failed") ? "\"" + at.plusSeconds(270) + "\"" : "null",
                PEOPLE.get(random.nextInt(PEOPLE.size()))));
    }

    private String sha() {
        return "%016x%016x%08x".formatted(random.nextLong(), random.nextLong(), random.nextInt());
    }
}
