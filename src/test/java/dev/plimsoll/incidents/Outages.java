package dev.plimsoll.incidents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The published outages as events of our own vocabulary, one JSON object each. All times are UTC. */
public final class Outages {

    static final String SHA_OLD = "9b02e5d0000000000000000000000000000000aa";
    static final String SHA_BAD = "c41f7ae0000000000000000000000000000000bb";
    static final String DIGEST_OLD = "sha256:" + "9b".repeat(32);
    static final String DIGEST_BAD = "sha256:" + "77".repeat(32);

    private Outages() {}

    /** A release without its Secret, on a Monday. */
    public static List<String> withoutItsSecret() {
        var events = new ArrayList<String>();
        events.add(deployed(
                "d-0", "payment-service", SHA_OLD, DIGEST_OLD, "2026-11-09T10:00:00Z", "2026-11-09T10:04:00Z", ""));
        events.add(
                "{\"type\":\"change\",\"repository\":\"acme/payment-service\",\"number\":2214,\"title\":\"Enhanced payment processing\",\"author\":\"maya\",\"opened_at\":\"2026-11-16T08:00:00Z\",\"merged_at\":\"2026-11-16T09:10:00Z\",\"merge_sha\":\"%s\",\"merged_by\":\"maya\"}"
                        .formatted(SHA_BAD));
        events.add(
                "{\"type\":\"run\",\"id\":\"847\",\"attempt\":1,\"repository\":\"acme/payment-service\",\"workflow\":\"deploy.yml\",\"ref\":\"refs/heads/main\",\"sha\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"2026-11-16T09:11:00Z\",\"finished_at\":\"2026-11-16T09:18:00Z\"}"
                        .formatted(SHA_BAD));
        events.add(
                "{\"type\":\"build\",\"id\":\"847\",\"service\":\"payment-service\",\"repository\":\"acme/payment-service\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"2026-11-16T09:11:30Z\",\"finished_at\":\"2026-11-16T09:14:00Z\"}"
                        .formatted(SHA_BAD, DIGEST_BAD));
        events.add(
                "{\"type\":\"evidence\",\"digest\":\"%s\",\"sha\":\"%s\",\"kind\":\"scan\",\"status\":\"passed\",\"at\":\"2026-11-16T09:14:00Z\"}"
                        .formatted(DIGEST_BAD, SHA_BAD));
        events.add(
                "{\"type\":\"build\",\"id\":\"package/payment-service/77\",\"service\":\"payment-service\",\"repository\":\"acme/payment-service\",\"sha\":\"%s\",\"digest\":\"%s\",\"status\":\"succeeded\",\"finished_at\":\"2026-11-16T09:16:00Z\"}"
                        .formatted(SHA_BAD, DIGEST_BAD));
        events.add(deployed(
                "d-1", "payment-service", SHA_BAD, DIGEST_BAD, "2026-11-16T09:17:00Z", "2026-11-16T09:18:00Z", ""));
        events.add(note(
                "INC-142",
                "2026-11-16T09:18:00Z",
                "Kubernetes",
                "impact_started",
                "10 of 10 new pods in CrashLoopBackOff"));
        events.add(note("INC-142", "2026-11-16T09:19:00Z", "Prometheus", null, "5xx share passes the 5 % threshold"));
        events.add(alert(
                "a-1", "payment-service", "PaymentErrorRateHigh", "2026-11-16T09:20:00Z", "2026-11-16T09:38:00Z"));
        events.add(
                alert("a-2", "payment-service", "KubePodCrashLooping", "2026-11-16T09:20:00Z", "2026-11-16T09:38:00Z"));
        events.add(
                "{\"type\":\"incident\",\"id\":\"INC-142\",\"services\":[\"payment-service\"],\"environment\":\"production\",\"severity\":\"sev1\",\"title\":\"Payments fail after a release without its Secret\",\"opened_at\":\"2026-11-16T09:21:00Z\",\"acknowledged_at\":\"2026-11-16T09:21:25Z\",\"resolved_at\":\"2026-11-16T09:45:00Z\"}");
        events.add(note("INC-142", "2026-11-16T09:21:00Z", null, "paged", "Dev Okafor paged"));
        events.add(note("INC-142", "2026-11-16T09:23:00Z", null, "bridge_opened", null));
        events.add(note(
                "INC-142",
                "2026-11-16T09:28:00Z",
                "Dev Okafor",
                "cause_found",
                "the Secret was not updated for this release"));
        events.add(deployed(
                "d-2", "payment-service", SHA_OLD, DIGEST_OLD, "2026-11-16T09:31:00Z", "2026-11-16T09:35:00Z", ""));
        return events;
    }

    /** A change of configuration that nobody reviewed. */
    public static List<String> badConfiguration() {
        var events = new ArrayList<String>();
        events.add(configured("c-0", "cfg-a", "2026-11-10T09:00:00Z", "2026-11-10T09:00:00Z"));
        events.add(configured("c-1", "cfg-b", "2026-11-18T10:47:00Z", "2026-11-18T10:47:00Z"));
        events.add(note(
                "INC-7", "2026-11-18T10:50:00Z", "Datadog", "impact_started", "Successful log-ins drop, 500s rise"));
        events.add(alert("b-1", "auth", "Auth API failure rate above 5 %", "2026-11-18T10:52:00Z", null));
        events.add(
                "{\"type\":\"incident\",\"id\":\"INC-7\",\"services\":[\"auth\"],\"environment\":\"production\",\"severity\":\"sev1\",\"title\":\"Users cannot log in\",\"impact\":\"80 %% of log-ins failed\",\"opened_at\":\"2026-11-18T10:52:00Z\",\"mitigated_at\":\"2026-11-18T11:39:00Z\",\"resolved_at\":\"2026-11-18T12:12:00Z\"}"
                        .replace("%%", "%"));
        events.add(configured("c-2", "cfg-a", "2026-11-18T10:55:00Z", "2026-11-18T10:55:00Z"));
        events.add(note("INC-7", "2026-11-18T11:10:00Z", "Ilir", null, "Deeper investigation begins"));
        events.add(note(
                "INC-7", "2026-11-18T11:25:00Z", "Ilir", "cause_found", "the variable does not exist in production"));
        events.add(configured("c-3", "cfg-c", "2026-11-18T11:32:00Z", "2026-11-18T11:33:00Z"));
        return events;
    }

    /** A merge on a Friday that went out while a migration ran. */
    public static List<String> fridayMerge() {
        var events = new ArrayList<String>();
        events.add(deployed("f-0", "shop", SHA_OLD, DIGEST_OLD, "2026-11-12T10:00:00Z", "2026-11-12T10:04:00Z", ""));
        events.add(deployed(
                "f-m", "shop", null, null, "2026-11-13T16:40:00Z", "2026-11-13T17:05:00Z", ",\"kind\":\"migration\""));
        events.add(deployed("f-1", "shop", SHA_BAD, DIGEST_BAD, "2026-11-13T16:47:00Z", "2026-11-13T16:49:00Z", ""));
        events.add(alert("f-a", "shop", "ServerErrors", "2026-11-13T17:10:00Z", "2026-11-13T17:14:00Z"));
        events.add(
                "{\"type\":\"incident\",\"id\":\"INC-1\",\"services\":[\"shop\"],\"environment\":\"production\",\"title\":\"A column that did not exist yet\",\"impact\":\"about 2,000 users\",\"opened_at\":\"2026-11-13T17:10:00Z\",\"resolved_at\":\"2026-11-13T17:30:00Z\"}");
        events.add(deployed("f-2", "shop", SHA_OLD, DIGEST_OLD, "2026-11-13T17:10:00Z", "2026-11-13T17:14:00Z", ""));
        return events;
    }

    /** Traffic rose hours after a release that was right. */
    public static List<String> trafficRose() {
        return List.of(
                deployed("r-0", "gateway", SHA_OLD, DIGEST_OLD, "2026-11-01T10:00:00Z", "2026-11-01T10:04:00Z", ""),
                deployed("r-1", "gateway", SHA_BAD, DIGEST_BAD, "2026-11-19T08:00:00Z", "2026-11-19T08:05:00Z", ""),
                alert("r-a", "gateway", "PodsDegraded", "2026-11-19T13:00:00Z", "2026-11-19T13:16:00Z"),
                "{\"type\":\"incident\",\"id\":\"INC-9\",\"services\":[\"gateway\"],\"environment\":\"production\",\"title\":\"62 %% of pods degraded\",\"opened_at\":\"2026-11-19T13:00:00Z\",\"resolved_at\":\"2026-11-19T13:16:00Z\"}"
                        .replace("%%", "%"));
    }

    public static String deployed(
            String id,
            String service,
            @Nullable String sha,
            @Nullable String digest,
            String started,
            String finished,
            String more) {
        return "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"%s\",\"environment\":\"production\",%s\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"%s}"
                .formatted(
                        id,
                        service,
                        sha == null ? "" : "\"sha\":\"%s\",\"digest\":\"%s\",".formatted(sha, digest),
                        started,
                        finished,
                        more);
    }

    public static String alert(String id, String service, String name, String started, @Nullable String ended) {
        return "{\"type\":\"alert\",\"id\":\"%s\",\"service\":\"%s\",\"environment\":\"production\",\"name\":\"%s\",\"severity\":\"critical\",\"status\":\"%s\",\"started_at\":\"%s\"%s}"
                .formatted(
                        id,
                        service,
                        name,
                        ended == null ? "firing" : "resolved",
                        started,
                        ended == null ? "" : ",\"ended_at\":\"%s\"".formatted(ended));
    }

    public static String note(
            String incident, String at, @Nullable String by, @Nullable String phase, @Nullable String text) {
        return "{\"type\":\"note\",\"incident\":\"%s\",\"at\":\"%s\"%s%s%s}"
                .formatted(
                        incident,
                        at,
                        by == null ? "" : ",\"by\":\"%s\"".formatted(by),
                        phase == null ? "" : ",\"phase\":\"%s\"".formatted(phase),
                        text == null ? "" : ",\"text\":\"%s\"".formatted(text));
    }

    private static String configured(String id, String hash, String started, String finished) {
        return "{\"type\":\"deployment\",\"id\":\"%s\",\"service\":\"auth\",\"environment\":\"production\",\"kind\":\"config\",\"config_hash\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"}"
                .formatted(id, hash, started, finished);
    }
}
