package dev.plimsoll.intake.history;

import dev.plimsoll.intake.IntakeProperties.DeclaredSource;
import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of a repository's history at GitHub, in the words of the event API. */
@Component
class GitHubHistory {

    private static final int COMMITS = 100;

    /** Each costs two more questions. */
    private static final int CHANGES = 10;

    /** GitHub lists no more of one pull request. */
    private static final int MOST_COMMITS = 250;

    private final GitHubLists lists;

    GitHubHistory(GitHubLists lists) {
        this.lists = lists;
    }

    /** @param isLast whether no page comes after it */
    record Page(List<Map<String, Object>> events, boolean isLast) {}

    /** Commits of the main branch, the newest first. What comes while they are asked for moves none of them. */
    Page commits(DeclaredSource source, Filling filling) throws PageDelayed, PageRefused {
        var items = lists.of(
                source,
                "/repos/%s/commits?per_page=%d&page=%d&since=%s&until=%s"
                        .formatted(filling.repository(), COMMITS, filling.page(), filling.since(), filling.beganAt()));
        return new Page(
                items.stream()
                        .filter(item -> item.text("sha") != null)
                        .map(item -> commit(filling.repository(), item))
                        .toList(),
                items.size() < COMMITS);
    }

    /** Pull requests with their reviews and commits, what was touched last first, down to the oldest instant. */
    Page changes(DeclaredSource source, Filling filling) throws PageDelayed, PageRefused {
        var base = "/repos/%s/pulls".formatted(filling.repository());
        var items = lists.of(
                source,
                "%s?state=all&sort=updated&direction=desc&per_page=%d&page=%d"
                        .formatted(base, CHANGES, filling.page()));
        var recent = items.stream()
                .filter(item -> item.number("number") != null && !isBefore(item.instant("updated_at"), filling.since()))
                .toList();
        var events = new ArrayList<Map<String, Object>>();
        for (var item : recent) {
            var one = "%s/%d".formatted(base, item.number("number"));
            events.add(change(
                    filling.repository(),
                    item,
                    lists.of(source, one + "/reviews?per_page=100"),
                    commitsOf(source, one + "/commits")));
        }
        return new Page(events, items.size() < CHANGES || recent.size() < items.size());
    }

    private List<Tree> commitsOf(DeclaredSource source, String path) throws PageDelayed, PageRefused {
        var all = new ArrayList<Tree>();
        for (var page = 1; all.size() < MOST_COMMITS; page++) {
            var items = lists.of(source, "%s?per_page=%d&page=%d".formatted(path, COMMITS, page));
            all.addAll(items);
            if (items.size() < COMMITS) {
                break;
            }
        }
        return all;
    }

    private static Map<String, Object> commit(String repository, Tree item) {
        var commit = item.at("commit");
        var event = event("commit", repository);
        put(event, "sha", item.text("sha"));
        put(event, "message", commit.text("message"));
        put(event, "author", first(item.text("author", "login"), commit.text("author", "name")));
        put(event, "authored_at", commit.text("author", "date"));
        put(event, "committed_at", commit.text("committer", "date"));
        put(event, "url", item.text("html_url"));
        event.put("parents", texts(item.items("parents"), "sha"));
        event.put(
                "co_authors",
                Stream.of(
                                commit.text("author", "email"),
                                item.text("committer", "login"),
                                commit.text("committer", "email"))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return event;
    }

    private static Map<String, Object> change(String repository, Tree item, List<Tree> reviews, List<Tree> commits) {
        var event = event("change", repository);
        event.put("number", Objects.requireNonNull(item.number("number")));
        put(event, "title", item.text("title"));
        put(event, "author", item.text("user", "login"));
        put(event, "opened_at", item.text("created_at"));
        put(event, "merged_at", item.text("merged_at"));
        put(event, "closed_at", item.text("closed_at"));
        put(event, "updated_at", item.text("updated_at"));
        put(event, "merge_sha", item.has("merged_at") ? item.text("merge_commit_sha") : null);
        put(event, "head_sha", item.text("head", "sha"));
        put(event, "url", item.text("html_url"));
        event.put("labels", texts(item.items("labels"), "name"));
        event.put("commits", texts(commits, "sha"));
        event.put("reviews", reviews.stream().map(GitHubHistory::review).toList());
        return event;
    }

    private static Map<String, Object> review(Tree item) {
        var review = new LinkedHashMap<String, Object>();
        put(review, "by", item.text("user", "login"));
        put(review, "state", Objects.toString(item.text("state"), "").toLowerCase(Locale.ROOT));
        put(review, "at", item.text("submitted_at"));
        return review;
    }

    private static Map<String, Object> event(String type, String repository) {
        var event = new LinkedHashMap<String, Object>();
        event.put("type", type);
        event.put("repository", repository);
        return event;
    }

    private static void put(Map<String, Object> event, String field, @Nullable String text) {
        if (text != null) {
            event.put(field, text);
        }
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static List<String> texts(List<Tree> items, String field) {
        return items.stream()
                .map(item -> item.text(field))
                .filter(Objects::nonNull)
                .toList();
    }

    private static boolean isBefore(@Nullable Instant at, Instant oldest) {
        return at != null && at.isBefore(oldest);
    }
}
