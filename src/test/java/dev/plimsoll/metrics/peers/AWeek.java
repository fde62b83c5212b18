package dev.plimsoll.metrics.peers;

import static java.time.ZoneOffset.UTC;

import dev.plimsoll.metrics.peers.PeerHistory.Change;
import dev.plimsoll.metrics.peers.PeerHistory.Deployed;
import dev.plimsoll.metrics.peers.PeerHistory.Trouble;
import dev.plimsoll.metrics.peers.PeerHistory.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seven days with nine deployments, of which every tool has another opinion, and four incidents, the last of which began
 * after the week.
 */
public final class AWeek {

    public static final Instant FROM = Instant.parse("2026-03-02T00:00:00Z");
    public static final Instant TO = Instant.parse("2026-03-09T00:00:00Z");

    /** What is deployed, by the letter of its commit. */
    private static final List<Step> STEPS = List.of(
            new Step("w-0", "production", "succeeded", "2026-02-20T10:00:00Z", 'a', "baseline"),
            new Step("w-1", "production", "succeeded", "2026-03-02T10:00:00Z", 'b', "change"),
            new Step("w-2", "production", "succeeded", "2026-03-03T10:00:00Z", 'c', "change"),
            new Step("w-3", "production", "succeeded", "2026-03-03T15:00:00Z", 'd', "change"),
            new Step("w-4", "production", "failed", "2026-03-04T10:00:00Z", 'e', null),
            new Step("w-5", "production", "succeeded", "2026-03-04T12:00:00Z", 'e', "change"),
            new Step("w-6", "production", "succeeded", "2026-03-05T10:00:00Z", 'd', "rollback"),
            new Step("w-7", "production", "succeeded", "2026-03-06T10:00:00Z", 'd', "redeploy"),
            new Step("w-8", "staging", "failed", "2026-03-06T12:00:00Z", 'f', null),
            new Step("w-9", "production", "succeeded", "2026-03-08T12:00:00Z", 'f', "change"));

    private static final List<Broken> INCIDENTS = List.of(
            new Broken("INC-1", "2026-03-06T20:00:00Z", "2026-03-06T22:00:00Z", "Slow since ", 'd'),
            new Broken("INC-2", "2026-03-04T13:00:00Z", "2026-03-05T11:00:00Z", "Payments fail with ", 'e'),
            new Broken("INC-3", "2026-03-04T16:00:00Z", "2026-03-05T12:00:00Z", "Refunds fail with ", 'e'),
            new Broken("INC-4", "2026-03-09T08:00:00Z", "2026-03-09T10:00:00Z", "Receipts are late", null));

    private AWeek() {}

    static String sha(char letter) {
        return Character.toString(letter).repeat(40);
    }

    static PeerHistory history() {
        var deployments = new ArrayList<Deployed>();
        var last = Optional.<Step>empty();
        for (var n = 0; n < STEPS.size(); n++) {
            var step = STEPS.get(n);
            deployments.add(step.deployed(
                    n, last.filter(before -> before.letter() != step.letter()).isPresent()));
            last = step.state().equals("succeeded") ? Optional.of(step) : last;
        }
        return new PeerHistory(
                FROM,
                TO,
                UTC,
                deployments,
                INCIDENTS.stream().map(Broken::trouble).toList(),
                List.<Change>of());
    }

    /** The same as events of our own vocabulary, without the incident that began after the week. */
    public static String events() {
        var events = new ArrayList<String>();
        STEPS.forEach(step -> events.add(step.event()));
        INCIDENTS.stream().limit(3).forEach(incident -> events.add(incident.event()));
        return "[" + String.join(",", events) + "]";
    }

    public static String lastIncident() {
        return "[" + INCIDENTS.get(3).event() + "]";
    }

    private record Step(
            String id,
            String environment,
            String state,
            String at,
            char letter,
            @Nullable String kind) {

        Deployed deployed(long number, boolean arrives) {
            return new Deployed(
                    number,
                    id,
                    "payment-service",
                    "acme/pay",
                    environment,
                    environment.equals("production"),
                    state,
                    Instant.parse(at),
                    sha(letter),
                    null,
                    kind,
                    arrives
                            ? List.of(new Written(sha(letter), Instant.parse(at).minusSeconds(7200), false))
                            : List.of());
        }

        String event() {
            return """
                    {"type": "deployment", "id": "%s", "service": "payment-service", "environment": "%s",
                     "repository": "acme/pay", "sha": "%s", "status": "%s", "started_at": "%s", "finished_at": "%s"}
                    """.formatted(
                    id, environment, sha(letter), state, Instant.parse(at).minusSeconds(60), at);
        }
    }

    private record Broken(
            String key,
            String openedAt,
            String resolvedAt,
            String title,
            @Nullable Character letter) {

        Trouble trouble() {
            return new Trouble(
                    key,
                    Instant.parse(openedAt),
                    Instant.parse(resolvedAt),
                    letter == null ? List.of() : List.of(sha(letter)));
        }

        String event() {
            return """
                    {"type": "incident", "id": "%s", "services": ["payment-service"], "environment": "production",
                     "title": "%s%s", "opened_at": "%s", "resolved_at": "%s"}
                    """.formatted(key, title, letter == null ? "" : sha(letter), openedAt, resolvedAt);
        }
    }
}
