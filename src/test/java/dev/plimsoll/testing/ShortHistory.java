package dev.plimsoll.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A history told in one line of words, as events of our own vocabulary. Times are hours after {@link #START}.
 *
 * <ul>
 *   <li>{@code b<a@2}: the commit b on a, written at 2; {@code m<a,b@3} is a merge, {@code a<@1} the first commit of all,
 *       and the parents of {@code a@1} are unknown. In brackets: {@code by, committed, pr, pick, revert, patch, path,
 *       subject}; {@code a<@-} has no times.
 *   <li>{@code #7[opened=1,reviewed=2,approved=2,merged=3,merge=c,commits=a+b,by=maya,label=hotfix,updated=4]}: a change request.
 *   <li>{@code d1=a@4}: a deployment of a to production that ended at 4, a minute after it had started. In brackets:
 *       {@code of} (the service, else pay), {@code in} (the environment), {@code target, created, started, status,
 *       config, kind, slot, weight, rollout, fixes, rollback}; {@code d1=-@4} names no commit.
 *   <li>{@code !I1@3-5}: an incident of production from 3 until 5, {@code !I1@3-} one that is still open. In brackets:
 *       {@code of} (the services, else pay), {@code cause} (a deployment), {@code severity, updated}.
 * </ul>
 */
public final class ShortHistory {

    public static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    public static final String REPOSITORY = "acme/pay";

    private static final Pattern COMMIT = Pattern.compile("(\\w+)(?:(<)([\\w,]*))?@([\\d.]+|-)(?:\\[(.*)])?");
    private static final Pattern CHANGE = Pattern.compile("#(\\d+)(?:\\[(.*)])?");
    private static final Pattern DEPLOYMENT = Pattern.compile("([\\w.]+)=(\\w+|-)@([\\d.]+)(?:\\[(.*)])?");

    private static final Pattern INCIDENT = Pattern.compile("!(\\w+)@([\\d.]+)-([\\d.]*)(?:\\[(.*)])?");

    private ShortHistory() {}

    /** The events of a history, each in JSON, in the order in which they are told. */
    public static List<String> events(String history) {
        return Stream.of(history.strip().split("\\s+")).map(ShortHistory::event).toList();
    }

    /** The id of a commit: its name, in hexadecimal digits, and zeros. */
    public static String sha(String name) {
        var hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.US_ASCII));
        return hex + "0".repeat(40 - hex.length());
    }

    /** The name of a commit, by its id. */
    public static String name(String sha) {
        return new String(HexFormat.of().parseHex(sha), StandardCharsets.US_ASCII).replace("\0", "");
    }

    public static Instant at(String hours) {
        return START.plus(Duration.ofMillis(Math.round(Double.parseDouble(hours) * 3_600_000)));
    }

    private static String event(String word) {
        var change = CHANGE.matcher(word);
        if (change.matches()) {
            return change(change.group(1), options(change.group(2)));
        }
        var incident = INCIDENT.matcher(word);
        if (incident.matches()) {
            return incident(incident.group(1), incident.group(2), incident.group(3), options(incident.group(4)));
        }
        var deployment = DEPLOYMENT.matcher(word);
        if (deployment.matches()) {
            return deployment(
                    deployment.group(1), deployment.group(2), deployment.group(3), options(deployment.group(4)));
        }
        var commit = COMMIT.matcher(word);
        if (commit.matches()) {
            var parents = commit.group(2) == null ? null : commit.group(3);
            return commit(commit.group(1), parents, commit.group(4), options(commit.group(5)));
        }
        throw new IllegalArgumentException(word);
    }

    private static String commit(String name, String parents, String at, Map<String, String> options) {
        var fields = new ArrayList<String>();
        fields.add(text("type", "commit"));
        fields.add(text("repository", REPOSITORY));
        fields.add(text("sha", sha(name)));
        if (parents != null) {
            fields.add("\"parents\":" + shas(parents, ","));
        }
        var message = options.getOrDefault("subject", "Work").replace('_', ' ');
        if (options.containsKey("pick")) {
            message += "\\n\\n(cherry picked from commit " + sha(options.get("pick")) + ")";
        }
        if (options.containsKey("revert")) {
            message += "\\n\\nThis reverts commit " + sha(options.get("revert")) + ".";
        }
        fields.add(text("message", message));
        fields.add(text("author", options.getOrDefault("by", "maya")));
        if (!at.equals("-")) {
            fields.add(text("authored_at", at(at).toString()));
            fields.add(text(
                    "committed_at", at(options.getOrDefault("committed", at)).toString()));
        }
        Optional.ofNullable(options.get("pr")).ifPresent(number -> fields.add("\"change\":" + number));
        Optional.ofNullable(options.get("patch")).ifPresent(id -> fields.add(text("patch_id", sha(id))));
        Optional.ofNullable(options.get("path")).ifPresent(path -> fields.add("\"paths\":[\"%s\"]".formatted(path)));
        return object(fields);
    }

    private static String change(String number, Map<String, String> options) {
        var fields = new ArrayList<String>();
        fields.add(text("type", "change"));
        fields.add(text("repository", REPOSITORY));
        fields.add("\"number\":" + number);
        fields.add(text("author", options.getOrDefault("by", "maya")));
        Optional.ofNullable(options.get("label"))
                .ifPresent(label -> fields.add("\"labels\":[\"%s\"]".formatted(label)));
        Optional.ofNullable(options.get("updated")).ifPresent(at -> fields.add(text("updated_at", at(at).toString())));
        time(fields, options, "opened", "opened_at");
        time(fields, options, "reviewed", "first_review_at");
        time(fields, options, "approved", "approved_at");
        time(fields, options, "merged", "merged_at");
        Optional.ofNullable(options.get("merge")).ifPresent(name -> fields.add(text("merge_sha", sha(name))));
        Optional.ofNullable(options.get("commits")).ifPresent(names -> fields.add("\"commits\":" + shas(names, "\\+")));
        return object(fields);
    }

    private static String deployment(String id, String commit, String at, Map<String, String> options) {
        var fields = new ArrayList<String>();
        fields.add(text("type", "deployment"));
        fields.add(text("id", id));
        fields.add(text("service", options.getOrDefault("of", "pay")));
        fields.add(text("environment", options.getOrDefault("in", "production")));
        fields.add(text("repository", REPOSITORY));
        if (!commit.equals("-")) {
            fields.add(text("sha", sha(commit)));
        }
        Optional.ofNullable(options.get("target")).ifPresent(target -> fields.add(text("target", target)));
        Optional.ofNullable(options.get("config")).ifPresent(hash -> fields.add(text("config_hash", hash)));
        Optional.ofNullable(options.get("kind")).ifPresent(kind -> fields.add(text("kind", kind)));
        Optional.ofNullable(options.get("slot")).ifPresent(slot -> fields.add(text("slot", slot)));
        Optional.ofNullable(options.get("weight")).ifPresent(weight -> fields.add("\"weight\":" + weight));
        Optional.ofNullable(options.get("rollout")).ifPresent(rollout -> fields.add(text("rollout", rollout)));
        Optional.ofNullable(options.get("fixes")).ifPresent(other -> fields.add(text("fixes", other)));
        Optional.ofNullable(options.get("rollback")).ifPresent(other -> fields.add(text("rollback_of", other)));
        fields.add(text("status", options.getOrDefault("status", "succeeded")));
        time(fields, options, "created", "created_at");
        var started = options.containsKey("started") ? at(options.get("started")) : at(at).minusSeconds(60);
        fields.add(text("started_at", started.toString()));
        fields.add(text("finished_at", at(at).toString()));
        return object(fields);
    }

    private static String incident(String id, String from, String to, Map<String, String> options) {
        var fields = new ArrayList<String>();
        fields.add(text("type", "incident"));
        fields.add(text("id", id));
        fields.add("\"services\":"
                + Stream.of(options.getOrDefault("of", "pay").split("\\+"))
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(",", "[", "]")));
        fields.add(text("environment", "production"));
        fields.add(text("title", "Trouble " + id));
        for (var field : List.of("opened_at", "impact_started_at", "detected_at")) {
            fields.add(text(field, at(from).toString()));
        }
        if (!to.isEmpty()) {
            fields.add(text("mitigated_at", at(to).toString()));
            fields.add(text("resolved_at", at(to).toString()));
        }
        Optional.ofNullable(options.get("severity")).ifPresent(word -> fields.add(text("severity", word)));
        Optional.ofNullable(options.get("cause")).ifPresent(other -> fields.add(text("caused_by", other)));
        time(fields, options, "updated", "updated_at");
        return object(fields);
    }

    private static Map<String, String> options(String told) {
        var options = new LinkedHashMap<String, String>();
        if (told != null) {
            for (var option : told.split(",")) {
                var parts = option.split("=", 2);
                options.put(parts[0], parts[1]);
            }
        }
        return options;
    }

    private static void time(List<String> fields, Map<String, String> options, String option, String field) {
        if (options.containsKey(option)) {
            fields.add(text(field, at(options.get(option)).toString()));
        }
    }

    private static String shas(String names, String separator) {
        return Stream.of(names.split(separator))
                .filter(name -> !name.isEmpty())
                .map(name -> '"' + sha(name) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String field, String value) {
        return "\"%s\":\"%s\"".formatted(field, value);
    }

    private static String object(List<String> fields) {
        return "{" + String.join(",", fields) + "}";
    }
}
