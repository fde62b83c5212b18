package dev.plimsoll.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.plimsoll.gates.FreezeDraft;
import dev.plimsoll.gates.Freezes;
import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.Gates;
import dev.plimsoll.gates.Policies;
import dev.plimsoll.gates.PolicyYaml;
import dev.plimsoll.gates.calendar.WeeklyText;
import dev.plimsoll.incidents.Outages;
import dev.plimsoll.intake.versions.Draft;
import dev.plimsoll.intake.versions.VersionEndpoints;
import dev.plimsoll.notifications.Door;
import dev.plimsoll.notifications.Messages;
import dev.plimsoll.notifications.Receivers;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import dev.plimsoll.testing.SampleHistory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Every page at a desk and on a phone, by day and by night: no barrier, no trouble, and a picture of each. */
@PlimsollTest
class EveryPageJourneyTests {

    private static final int DESK = 1440;
    private static final int PHONE = 390;

    private final Queue<String> flaws = new ConcurrentLinkedQueue<>();

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private VersionEndpoints versions;

    @Autowired
    private Gates gates;

    @Autowired
    private Receivers receivers;

    @Autowired
    private Messages messages;

    @Autowired
    private Freezes freezes;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyYaml yaml;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Test
    void everyPageWithARealisticHistoryCanBeUsedByEverybody() throws Exception {
        plimsoll.empty();
        assertThat(plimsoll.report(SampleHistory.events()).statusCode()).isEqualTo(202);
        importSomething();
        var leak = plimsoll.report("""
                {"type": "build", "id": "leak", "service": "payment-service", "status": "succeeded",
                 "env": {"DATABASE_URL": "postgresql://admin:correct-horse-7@db.example.org/pay"}}
                """);
        assertThat(leak.statusCode()).isEqualTo(202);
        var newest = plimsoll.get("/api/v1/deployments?service=payment-service&status=succeeded&limit=1")
                .path("deployments")
                .path(0);

        var endpoint = versions.create(new Draft(
                "payment-service", "production", "*", "http://payment.internal/info", "/git/commit/id", null, "sha"));

        var pages = pages(newest.path("number").asString(), newest.path("sha").asString(), endpoint);
        pages.put("delivery-masked", "/sources/deliveries/" + newestDelivery());
        receivers.add("webhook", "deploy-bot", new Door(URI.create("https://bot.example.org/"), "bot", null), "ann");
        pages.put("approvals", "/approvals");
        pages.put("approval", "/approvals/" + askAGate(newest.path("sha").asString()));
        pages.put("approval-unknown", "/approvals/99999999");
        pages.put("glass", pages.get("approval") + "/glass");
        pages.put("coverage", "/gates/coverage?days=90");
        giveUpAMessage();
        addFreezesAndAPolicy(pages);
        addIncidents(pages);
        visit(pages);
    }

    @Test
    void everyPageCanBeUsedByEverybodyWhileThereIsNothingYet() throws Exception {
        plimsoll.empty();

        visit(Map.ofEntries(
                Map.entry("empty-now", "/now"),
                Map.entry("empty-timeline", "/timeline"),
                Map.entry("empty-deployments", "/deployments"),
                Map.entry("empty-rollbacks", "/rollbacks"),
                Map.entry("empty-playground", "/dora/playground"),
                Map.entry("empty-dora", "/dora"),
                Map.entry("empty-dora-measure", "/dora/change_fail_rate"),
                Map.entry("empty-dora-marks", "/dora/marks"),
                Map.entry("empty-targets", "/settings/targets"),
                Map.entry("empty-failures", "/settings/failures"),
                Map.entry("empty-compare", "/compare"),
                Map.entry("empty-sources", "/sources"),
                Map.entry("empty-versions", "/sources/versions"),
                Map.entry("empty-approvals", "/approvals"),
                Map.entry("empty-gates", "/gates"),
                Map.entry("empty-gate-new", "/gates/new"),
                Map.entry("empty-freezes", "/freezes"),
                Map.entry("empty-freeze-new", "/freezes/new"),
                Map.entry("empty-incidents", "/incidents"),
                Map.entry("empty-night", "/t"),
                Map.entry("empty-settings", "/settings/services"),
                Map.entry("empty-notifications", "/settings/notifications"),
                Map.entry("empty-find", "/find?q=nothing")));
    }

    private void addFreezesAndAPolicy(Map<String, String> pages) {
        freezes.add(
                new FreezeDraft(
                        "Weekend",
                        WeeklyText.parse("Fri 16:00 to Mon 08:00").get(0),
                        ZoneId.of("Europe/London"),
                        null,
                        null,
                        "production",
                        "nobody is there"),
                "maya");
        freezes.stop(Duration.ofHours(2), "log-ins fail", "INC-7", "payment-service", null, "maya");
        var policy = policies.write(yaml.read("""
                        service: payment-service
                        environment: production
                        reason: after the loop
                        rules:
                          calendar: {mode: enforced, zone: Europe/London, closed: [Fri 16:00 to Mon 08:00]}
                          branch: {mode: dry-run, allowed: [refs/heads/main]}
                          breaker: {mode: enforced}
                        """), "maya");
        pages.put("freezes", "/freezes");
        pages.put("freezes-later", "/freezes?month=2027-03");
        pages.put("gate", "/gates/" + policy.id() + "?show=all");
        pages.put("gate-edit", "/gates/" + policy.id() + "/edit");
    }

    /** One that is over, one that goes on, one that nobody has decided on, and what has to be put right. */
    private void addIncidents(Map<String, String> pages) {
        tell(Outages.withoutItsSecret());
        tell(Outages.badConfiguration());
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        tell(List.of(
                Outages.alert(
                        "open",
                        "payment-service",
                        "PaymentLatencyHigh",
                        now.minusSeconds(600).toString(),
                        null),
                Outages.alert("lost", "", "Lost", now.minusSeconds(300).toString(), null),
                """
                {"type": "incident", "id": "INC-150", "services": ["payment-service", "ghost"], "severity": "sev2",
                 "environment": "production", "title": "Payments are slow", "opened_at": "%s"}
                """.formatted(now.minusSeconds(540)),
                Outages.note(
                        "INC-150", now.minusSeconds(60).toString(), "Dev Okafor", null, "Looking at the database")));
        var entry = jdbc.sql("""
                        select 'moment-' || m.id
                          from incidents.moment m
                          join incidents.incident i on i.id = m.incident_id
                         where i.key = 'INC-142'
                           and m.phase = 'cause_found'
                        """).query(String.class).single();
        pages.put("incident", "/incidents/INC-142");
        pages.put("incident-all", "/incidents/INC-142?all=&z=24h&lookback=72h");
        pages.put("incident-editing", "/incidents/INC-142?note=&edit=" + entry);
        pages.put("incident-configuration", "/incidents/INC-7");
        pages.put("incident-open", "/incidents/INC-150");
        pages.put("incidents", "/incidents?show=all");
        pages.put("incidents-open", "/incidents");
        pages.put("incidents-undecided", "/incidents?show=undecided");
        pages.put("incidents-repair", "/incidents?show=repair");
        pages.put("incidents-no-service", "/incidents?service=paymnt");
        pages.put("incident-details", "/incidents/INC-142/details");
        pages.put("incident-details-open", "/incidents/INC-150/details");
        pages.put("incident-new", "/incidents/new");
        pages.put("incident-unknown", "/incidents/INC-404");
        pages.put("night", "/t");
        pages.put("night-then", "/t/2026-11-16T09:24:00Z");
        pages.put("night-unknown", "/t/yesterday-ish");
    }

    private void tell(List<String> events) {
        assertThat(plimsoll.report("[" + String.join(",", events) + "]").body()).contains("\"rejected\":[]");
    }

    private long askAGate(String sha) {
        var ask = GateAsk.of("ci", "every-page", "payment-service", "production", sha, "sha256:" + "b".repeat(64));
        return gates.request(ask).id();
    }

    private void giveUpAMessage() {
        var soon = Instant.now().plusSeconds(1);
        var taken = messages.take("webhook", soon, soon.plusSeconds(60)).orElseThrow();
        messages.note(taken, "failed", "410 gone", null, soon);
    }

    /** Enough lines for the table of imports to be there. */
    private void importSomething() {
        var line = json.readTree(SampleHistory.events()).path(0) + "\n";
        plimsoll.post(
                "/api/v1/events",
                Map.of("Authorization", "Bearer " + Plimsoll.REPORTER, "Content-Type", "application/x-ndjson"),
                line.repeat(1001).getBytes(StandardCharsets.UTF_8));
    }

    private long newestDelivery() {
        return jdbc.sql("select max(id) from intake.delivery").query(Long.class).single();
    }

    private static Map<String, String> pages(String number, String sha, long endpoint) {
        var pages = new LinkedHashMap<String, String>();
        pages.put("now", "/now");
        pages.put("now-peek", "/now?peek=payment-service/production");
        pages.put("now-one-environment", "/now?env=production");
        pages.put("now-exceptions", "/now?show=exceptions");
        pages.put("now-no-match", "/now?q=paymnt");
        pages.put("timeline", "/timeline?env=all");
        pages.put("timeline-week", "/timeline?range=7d&service=payment-service&env=all");
        pages.put("timeline-refused", "/timeline?from=yesterday");
        pages.put("timeline-unknown", "/timeline?service=paymnt-service");
        pages.put("service", "/services/payment-service");
        pages.put("service-unknown", "/services/paymnt-service");
        pages.put("deployment", "/d/" + number);
        pages.put("deployment-unknown", "/d/99999999");
        pages.put("deployments", "/deployments");
        pages.put("rollbacks", "/rollbacks");
        pages.put("rollbacks-no-match", "/rollbacks?service=nothing");
        pages.put("dora", "/dora");
        pages.put("dora-teams", "/dora?days=365&open=all");
        pages.put("dora-then", "/dora?as_of=" + aWeekAgo());
        pages.put("dora-refused", "/dora?team=paymnts");
        pages.put("dora-frequency", "/dora/deployment_frequency?days=365");
        pages.put("dora-lead-time", "/dora/change_lead_time?days=365&lead=merge");
        pages.put("dora-fail-rate", "/dora/change_fail_rate?days=365");
        pages.put("dora-recovery", "/dora/failed_deployment_recovery_time?days=365");
        pages.put("dora-unknown", "/dora/speed");
        pages.put("dora-definitions", "/dora/definitions");
        pages.put("dora-marks", "/dora/marks");
        pages.put("dora-mark", "/dora/marks/new?deployment=" + number);
        pages.put("settings-targets", "/settings/targets");
        pages.put("settings-failures", "/settings/failures");
        pages.put("playground", "/dora/playground?days=365");
        pages.put("playground-refused", "/dora/playground?service=paymnt-service");
        pages.put("more", "/more");
        pages.put("sha", "/sha/" + sha);
        pages.put("sha-unknown", "/sha/eeee");
        pages.put("compare", "/compare?from=staging&to=production");
        pages.put("compare-all", "/compare?from=dev&to=production&show=all");
        pages.put("compare-times", "/compare?from=production&to=production&at=" + aWeekAgo());
        pages.put("compare-itself", "/compare?from=production&to=production");
        pages.put("compare-unknown", "/compare?from=nowhere");
        pages.put("compare-when", "/compare?at=yesterday");
        pages.put("find", "/find?q=api");
        pages.put("sources", "/sources");
        pages.put("source-new", "/sources/new");
        pages.put("source", "/sources/events");
        pages.put("source-unknown", "/sources/nobody");
        pages.put("versions", "/sources/versions");
        pages.put("version", "/sources/versions/" + endpoint);
        pages.put("version-new", "/sources/versions/new?service=payment-service");
        pages.put("version-unknown", "/sources/versions/99999999");
        pages.put("gates", "/gates");
        pages.put("gates-import", "/gates/import");
        pages.put("gate-new", "/gates/new");
        pages.put("freeze-new", "/freezes/new");
        pages.put("freeze-stop", "/freezes/stop");
        pages.put("gate-unknown", "/gates/99999999");
        pages.put("audit", "/audit");
        pages.put("audit-no-match", "/audit?actor=nobody-of-this-name");
        pages.put("audit-no-day", "/audit?from=yesterday");
        pages.put("settings-services", "/settings/services");
        pages.put("settings-service", "/settings/services/payment-service");
        pages.put("settings-environments", "/settings/environments");
        pages.put("settings-teams", "/settings/teams");
        pages.put("settings-people", "/settings/people");
        pages.put("settings-person", "/settings/people/1");
        pages.put("settings-tokens", "/settings/tokens");
        pages.put("settings-notifications", "/settings/notifications");
        pages.put("me", "/me");
        pages.put("me-notifications", "/me/notifications");
        pages.put("welcome", "/welcome");
        pages.put("nowhere", "/nowhere");
        return pages;
    }

    private static String aWeekAgo() {
        return Instant.now().minus(Duration.ofDays(7)).toString();
    }

    /** Two visitors share the pages: a browser keeps one of two processors busy. */
    private void visit(Map<String, String> pages) throws Exception {
        var all = List.copyOf(pages.entrySet());
        var other = Executors.newSingleThreadExecutor();
        try {
            var odd = other.submit(() -> visitWithAnotherBrowser(all));
            visit(all, 0);
            odd.get();
        } finally {
            other.shutdownNow();
        }
        assertThat(flaws).isEmpty();
    }

    private void visitWithAnotherBrowser(List<Map.Entry<String, String>> pages) {
        try {
            visit(pages, 1);
        } finally {
            Chromium.close();
        }
    }

    private void visit(List<Map.Entry<String, String>> pages, int from) {
        try (var visitor = Visitor.at(plimsoll.address(), DESK, ColorScheme.LIGHT)) {
            if (from == 0) {
                look(visitor, "sign-in", "/sign-in");
            }
            visitor.signIn();
            for (var n = from; n < pages.size(); n += 2) {
                look(visitor, pages.get(n).getKey(), pages.get(n).getValue());
            }
        }
    }

    private void look(Visitor visitor, String name, String path) {
        visitor.resizeTo(DESK);
        visitor.go(path);
        note(() -> lookByDayAndNight(visitor, name, path));
        visitor.resizeTo(PHONE);
        note(() -> lookByDayAndNight(visitor, name, path));
        note(() -> visitor.hasHadNoTrouble());
    }

    /** One run tells of every page that has a flaw. */
    private void note(Runnable look) {
        try {
            look.run();
        } catch (AssertionError e) {
            flaws.add(e.getMessage());
        }
    }

    private static void lookByDayAndNight(Visitor visitor, String name, String path) {
        visitor.picture(name);
        visitor.findsNoBarrier(path);
        visitor.findsNoSidewaysScroll(path);
        visitor.darken();
        visitor.picture(name);
        visitor.findsNoBarrierOfColour(path);
    }
}
