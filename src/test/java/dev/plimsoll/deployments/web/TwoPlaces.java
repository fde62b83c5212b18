package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Commits and deployments of invented services, to be reported in one go.
 *
 * <p>A commit is called by a letter; its SHA is that letter forty times. Hours are counted from the morning of
 * 10 November 2026, UTC.
 */
final class TwoPlaces {

    static final Instant MORNING = Instant.parse("2026-11-10T06:00:00Z");

    private final List<String> events = new ArrayList<>();

    static String sha(String letter) {
        return letter.repeat(40);
    }

    /** Each commit stands on the one before. */
    TwoPlaces line(String repository, String... letters) {
        for (var n = 0; n < letters.length; n++) {
            commit(repository, letters[n], n, n == 0 ? new String[0] : new String[] {letters[n - 1]});
        }
        return this;
    }

    TwoPlaces commit(String repository, String letter, int hour, String... parents) {
        var at = MORNING.minus(Duration.ofDays(3)).plus(Duration.ofHours(hour));
        events.add(
                "{\"type\":\"commit\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"parents\":[%s],\"authored_at\":\"%s\",\"committed_at\":\"%s\",\"author\":\"maya\",\"message\":\"Work on *%s*\",\"change\":7}"
                        .formatted(
                                repository,
                                sha(letter),
                                Arrays.stream(parents)
                                        .map(it -> '"' + sha(it) + '"')
                                        .collect(Collectors.joining(",")),
                                at,
                                at,
                                letter));
        return this;
    }

    TwoPlaces deployed(String service, String environment, String letter, int hour, String more) {
        var at = MORNING.plus(Duration.ofHours(hour));
        events.add(
                "{\"type\":\"deployment\",\"id\":\"%s-%s-%d\",\"service\":\"%s\",\"environment\":\"%s\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"status\":\"succeeded\",\"started_at\":\"%s\",\"finished_at\":\"%s\"%s}"
                        .formatted(
                                service,
                                environment,
                                hour,
                                service,
                                environment,
                                service,
                                sha(letter),
                                at.minusSeconds(120),
                                at,
                                more.isEmpty() ? "" : "," + more));
        return this;
    }

    TwoPlaces deployed(String service, String environment, String letter, int hour) {
        return deployed(service, environment, letter, hour, "");
    }

    TwoPlaces built(String service, String letter, String digest, String platform) {
        events.add(
                "{\"type\":\"build\",\"id\":\"%s\",\"service\":\"%s\",\"repository\":\"acme/%s\",\"sha\":\"%s\",\"digest\":\"%s\",\"platform\":\"%s\",\"status\":\"succeeded\",\"finished_at\":\"%s\"}"
                        .formatted(digest, service, service, sha(letter), digest, platform, MORNING));
        return this;
    }

    void report(Plimsoll plimsoll) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }
}
