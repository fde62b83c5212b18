package dev.plimsoll.testing;

import com.sun.net.httpserver.HttpExchange;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** GitHub's lists of one repository, acme/pay: 120 commits, and 12 pull requests of which the last two are old. */
public final class StubGitHubLists extends StubForge {

    public static final String TOKEN = "a-token-for-tests-only";

    private static final Pattern PAGE = Pattern.compile("[?&]page=(\\d+)");
    private static final Pattern SIZE = Pattern.compile("per_page=(\\d+)");

    @Override
    String credential(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replaceFirst("^Bearer ", "");
    }

    @Override
    Answer answer(Call call) {
        if (!call.credential().equals(TOKEN)) {
            return Answer.of(401, "{}");
        }
        if (!call.path().startsWith("/repos/acme/pay/")) {
            return Answer.of(404, "{}");
        }
        var rest = call.path().substring("/repos/acme/pay/".length());
        if (rest.startsWith("commits?")) {
            return list(call, 120, StubGitHubLists::commit);
        }
        if (rest.startsWith("pulls?")) {
            return list(call, 12, StubGitHubLists::pull);
        }
        return rest.contains("/reviews?")
                ? Answer.of(200, """
                        [{"user": {"login": "maya"}, "state": "COMMENTED", "submitted_at": "2026-11-20T08:05:00Z"},
                         {"user": {"login": "ilir"}, "state": "APPROVED", "submitted_at": "2026-11-20T08:30:00Z"}]
                        """)
                : Answer.of(200, "[{\"sha\": \"%s\"}, {\"sha\": \"%s\"}]".formatted(sha(2), sha(1)));
    }

    /** The next question is answered so, and then counted anew in a minute. */
    public void limitOnce(String ending, long resetSecond) {
        once(ending, 403, Map.of("X-RateLimit-Remaining", "0", "X-RateLimit-Reset", String.valueOf(resetSecond)));
    }

    public static String sha(int n) {
        return "%040x".formatted(0xabc000 + n);
    }

    private static Answer list(Call call, int all, IntFunction<String> item) {
        var size = number(SIZE, call.path());
        var from = (number(PAGE, call.path()) - 1) * size + 1;
        return Answer.of(
                200,
                IntStream.rangeClosed(from, Math.min(all, from + size - 1))
                        .mapToObj(item)
                        .collect(Collectors.joining(",", "[", "]")));
    }

    private static int number(Pattern pattern, String path) {
        var match = pattern.matcher(path);
        return match.find() ? Integer.parseInt(match.group(1)) : 1;
    }

    private static String commit(int n) {
        return """
               {"sha": "%s", "parents": [{"sha": "%s"}], "author": {"login": "maya"}, "committer": {"login": "web-flow"},
                "commit": {"message": "Step %d\\n\\nThis reverts commit abcdef0.", "author": {"name": "Maya",
                           "email": "maya@example.org", "date": "2026-11-19T08:00:00Z"},
                           "committer": {"email": "noreply@github.com", "date": "2026-11-19T09:00:00Z"}}}
               """.formatted(sha(n), sha(n + 1), n);
    }

    private static String pull(int n) {
        return """
               {"number": %d, "title": "Pay", "state": "closed", "user": {"login": "maya"}, "labels": [{"name": "pay"}],
                "created_at": "2026-11-20T08:00:00Z", "updated_at": "%s", "closed_at": "2026-11-20T09:00:00Z",
                "merged_at": "2026-11-20T09:00:00Z", "merge_commit_sha": "%s", "head": {"sha": "%s"}}
               """.formatted(100 - n, n > 10 ? "2019-01-01T00:00:00Z" : "2026-11-20T09:00:00Z", sha(n), sha(n));
    }
}
