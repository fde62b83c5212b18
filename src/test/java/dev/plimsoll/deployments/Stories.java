package dev.plimsoll.deployments;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Deliveries gone wrong, told in events of our own vocabulary. */
public final class Stories {

    public static final String A = sha("a3f91c2");
    public static final String B = sha("b7d04e1");
    public static final String C = sha("c41f7ae");
    public static final String DIGEST_A = digest("d1");
    public static final String DIGEST_B = digest("d2");

    private static final Instant NINE = Instant.parse("2026-11-16T09:00:00Z");

    private Stories() {}

    /** FD-4: a badge commit after each deployment starts the next one, 47 times in three hours. */
    public static List<String> loop() {
        var events = new ArrayList<String>();
        for (var n = 0; n < 47; n++) {
            var at = NINE.plus(Duration.ofSeconds(230L * n));
            events.add(deployment("loop-" + n, "pay", A, DIGEST_A, "succeeded", at.minusSeconds(60), at, ""));
        }
        return events;
    }

    /** SK: the build of B was skipped, and its deployment carries the artifact of A. */
    public static List<String> skippedBuild() {
        return List.of(
                commit("checkout", A, null, NINE.minus(Duration.ofDays(1))),
                commit("checkout", B, A, NINE.plus(Duration.ofHours(23))),
                build("build-a", "checkout", A, DIGEST_A, "succeeded", NINE),
                deployment(
                        "sk-1", "checkout", A, DIGEST_A, "succeeded", NINE.plusSeconds(300), NINE.plusSeconds(420), ""),
                build("build-b", "checkout", B, null, "skipped", NINE.plus(Duration.ofDays(1))),
                deployment(
                        "sk-2",
                        "checkout",
                        B,
                        DIGEST_A,
                        "succeeded",
                        NINE.plus(Duration.ofDays(1)),
                        NINE.plus(Duration.ofDays(1)).plusSeconds(120),
                        ""),
                observation("checkout", A, null, NINE.plus(Duration.ofDays(1)).plusSeconds(300), 4));
    }

    /** CC: a release without its Secret, rolled back from 09:31 to 09:35. */
    public static List<String> missingSecret() {
        return List.of(
                commit("payment-service", A, null, NINE.minus(Duration.ofDays(3))),
                commit("payment-service", B, A, NINE.plus(Duration.ofMinutes(10))),
                build("cc-a", "payment-service", A, DIGEST_A, "succeeded", NINE.minus(Duration.ofDays(3))),
                build("cc-b", "payment-service", B, DIGEST_B, "succeeded", NINE.plus(Duration.ofMinutes(16))),
                deployment(
                        "cc-1",
                        "payment-service",
                        A,
                        DIGEST_A,
                        "succeeded",
                        NINE.minus(Duration.ofDays(2)),
                        NINE.minus(Duration.ofDays(2)).plusSeconds(180),
                        ""),
                deployment(
                        "cc-2",
                        "payment-service",
                        B,
                        DIGEST_B,
                        "succeeded",
                        NINE.plus(Duration.ofMinutes(17)),
                        NINE.plus(Duration.ofMinutes(18)),
                        ""),
                deployment(
                        "cc-3",
                        "payment-service",
                        A,
                        DIGEST_A,
                        "succeeded",
                        NINE.plus(Duration.ofMinutes(31)),
                        NINE.plus(Duration.ofMinutes(35)),
                        ""),
                observation("payment-service", null, DIGEST_A, NINE.plus(Duration.ofMinutes(38)), 10));
    }

    /** BC: a change of configuration, taken back, and mended. */
    public static List<String> configuration() {
        var at = NINE.plus(Duration.ofMinutes(107));
        return List.of(
                deployment("bc-0", "login", C, null, "succeeded", NINE, NINE.plusSeconds(60), "\"config_hash\":\"c0\""),
                config("bc-1", "c1", at),
                config("bc-2", "c0", at.plus(Duration.ofMinutes(8))),
                config("bc-3", "c2", at.plus(Duration.ofMinutes(45))));
    }

    /** A canary that is promoted, and one that is called off. */
    public static List<String> canary() {
        return List.of(
                deployment("s-1", "web", A, null, "succeeded", NINE, NINE.plusSeconds(60), ""),
                deployment(
                        "c-1",
                        "web",
                        B,
                        null,
                        "succeeded",
                        NINE.plusSeconds(600),
                        NINE.plusSeconds(660),
                        "\"slot\":\"canary\",\"weight\":10"),
                deployment("s-2", "web", B, null, "succeeded", NINE.plusSeconds(1800), NINE.plusSeconds(1860), ""),
                deployment(
                        "c-2",
                        "web",
                        C,
                        null,
                        "cancelled",
                        NINE.plusSeconds(3600),
                        NINE.plusSeconds(4200),
                        "\"slot\":\"canary\",\"weight\":10"));
    }

    /** Anything: few versions, few places, so that much meets. */
    public static List<String> random(Random random, int size) {
        var shas = List.of(A, B, C, sha("d00d1e5"));
        var events = new ArrayList<String>();
        events.add(commit("svc", A, null, NINE.minusSeconds(4000)));
        events.add(commit("svc", B, A, NINE.minusSeconds(3000)));
        events.add(commit("svc", C, B, NINE.minusSeconds(2000)));
        for (var n = 0; n < size; n++) {
            var at = NINE.plusSeconds(random.nextInt(60) * 30L);
            var sha = shas.get(random.nextInt(shas.size()));
            var target = random.nextInt(4) == 0 ? "\"target\":\"eu\"" : "";
            var config = random.nextInt(3) == 0 ? "\"config_hash\":\"h%d\"".formatted(random.nextInt(3)) : "";
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 ->
                    events.add(deployment(
                            "r-" + n,
                            "svc",
                            sha,
                            random.nextBoolean() ? digest(sha.substring(0, 2)) : null,
                            random.nextInt(5) == 0 ? "partial" : "succeeded",
                            at.minusSeconds(random.nextInt(200)),
                            at,
                            target.isEmpty() || config.isEmpty() ? target + config : target + "," + config));
                case 4 -> events.add(deployment("r-" + n, "svc", sha, null, "failed", at.minusSeconds(60), at, target));
                case 5 ->
                    events.add(deployment(
                            "r-" + n,
                            "svc",
                            sha,
                            null,
                            random.nextBoolean() ? "succeeded" : "cancelled",
                            at.minusSeconds(90),
                            at,
                            "\"slot\":\"canary\",\"weight\":" + random.nextInt(3) * 10));
                case 6 ->
                    events.add(deployment(
                            "r-" + n,
                            "svc",
                            null,
                            null,
                            "succeeded",
                            at.minusSeconds(10),
                            at,
                            "\"kind\":\"config\",\"config_hash\":\"h" + random.nextInt(3) + "\""));
                case 7 -> events.add(build("b-" + n, "svc", sha, digest(sha.substring(0, 2)), "succeeded", at));
                case 8 -> events.add(observation("svc", null, digest(sha.substring(0, 2)), at, 3));
                default -> events.add(observation("svc", sha, null, at, 3));
            }
        }
        return events;
    }

    public static String deployment(
            String id,
            String service,
            String sha,
            String digest,
            String status,
            Instant started,
            Instant finished,
            String more) {
        return "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"%s\",\"environment\":\"production\",\"repository\":\"acme/%s\"%s%s,\"status\":\"%s\",\"started_at\":\"%s\",\"finished_at\":\"%s\"%s}"
                .formatted(
                        id,
                        service,
                        service,
                        sha == null ? "" : ",\"sha\":\"" + sha + "\"",
                        digest == null ? "" : ",\"digest\":\"" + digest + "\"",
                        status,
                        started,
                        finished,
                        more.isEmpty() ? "" : "," + more);
    }

    public static String observation(String service, String sha, String digest, Instant at, int replicas) {
        return "{\"type\":\"observation\",\"service\":\"%s\",\"environment\":\"production\"%s%s,\"replicas\":%d,\"observed_at\":\"%s\",\"by\":\"cluster\"}"
                .formatted(
                        service,
                        sha == null ? "" : ",\"sha\":\"" + sha + "\"",
                        digest == null ? "" : ",\"digest\":\"" + digest + "\"",
                        replicas,
                        at);
    }

    public static String build(String id, String service, String sha, String digest, String status, Instant finished) {
        return "{\"type\":\"build\",\"id\":\"%s\",\"service\":\"%s\",\"repository\":\"acme/%s\",\"sha\":\"%s\"%s,\"status\":\"%s\",\"finished_at\":\"%s\"}"
                .formatted(
                        id,
                        service,
                        service,
                        sha,
                        digest == null ? "" : ",\"digest\":\"" + digest + "\"",
                        status,
                        finished);
    }

    public static String commit(String service, String sha, String parent, Instant at) {
        return "{\"type\":\"commit\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"%s\",\"committed_at\":\"%s\",\"author\":\"maya\",\"message\":\"Work\"}"
                .formatted(service, sha, parent == null ? "" : "\"" + parent + "\"", at, at);
    }

    public static String config(String id, String hash, Instant at) {
        return deployment(
                id,
                "login",
                null,
                null,
                "succeeded",
                at.minusSeconds(30),
                at,
                "\"kind\":\"config\",\"config_hash\":\"" + hash + "\"");
    }

    public static String sha(String beginning) {
        return beginning + "0".repeat(40 - beginning.length());
    }

    public static String digest(String beginning) {
        return "sha256:" + beginning + "e".repeat(64 - beginning.length());
    }
}
