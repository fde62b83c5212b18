package dev.plimsoll.notifications.slack;

import dev.plimsoll.notifications.Notice;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message in Slack's words: blocks, and a text for wherever there is no room for them. It has a link and no button: to
 * decide, people sign in.
 */
record SlackText(String text, List<Map<String, Object>> blocks) {

    private static final int LONGEST = 2800;

    static SlackText of(Notice notice, @Nullable String link) {
        var topic = escaped(notice.topic());
        var headline = "*%s*\n%s".formatted(escaped(notice.headline()), linked(topic, link));
        var because = notice.text().isBlank() ? "" : "\n" + escaped(notice.text());
        return new SlackText(
                "%s: %s".formatted(escaped(notice.headline()), topic),
                notice.facts().isEmpty()
                        ? List.of(section(headline + because))
                        : List.of(section(headline + because), facts(notice)));
    }

    /** Those of a digest are what it is about: each has its line. */
    private static Map<String, Object> facts(Notice notice) {
        return notice.event().equals(Notice.DIGEST)
                ? section(facts(notice, "*%s*\n%s", "\n"))
                : context(facts(notice, "%s: %s", "  |  "));
    }

    private static String facts(Notice notice, String form, String between) {
        return notice.facts().entrySet().stream()
                .map(fact -> form.formatted(escaped(fact.getKey()), escaped(fact.getValue())))
                .collect(Collectors.joining(between));
    }

    Map<String, Object> body() {
        return Map.of("text", text, "blocks", blocks, "unfurl_links", false);
    }

    private static Map<String, Object> section(String text) {
        return Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", cut(text)));
    }

    private static Map<String, Object> context(String text) {
        return Map.of("type", "context", "elements", List.of(Map.of("type", "mrkdwn", "text", cut(text))));
    }

    private static String linked(String topic, @Nullable String link) {
        return link == null ? topic : "<%s|%s>".formatted(escaped(link), topic.replace('|', '/'));
    }

    /** The three characters that mean something to Slack, so that no sender writes a link or calls a whole channel. */
    static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Slack refuses more than 3000 characters; what is cut is never half of an escape. */
    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).replaceAll("&[a-z]{0,4}$", "") + "…";
    }
}
