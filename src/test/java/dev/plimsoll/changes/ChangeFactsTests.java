package dev.plimsoll.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of a change request, whatever the order in which it was told. */
@PlimsollTest
class ChangeFactsTests {

    private static final List<String> REPORTS = List.of(
            change("\"updated_at\": \"2026-11-20T08:00:00Z\", \"commits\": [\"aaaa\", \"bbbb\", \"cccc\"]"),
            change("\"updated_at\": \"2026-11-20T08:20:00Z\", \"commits\": [\"dddd\", \"aaaa\", \"aaaa\"]"),
            change("\"updated_at\": \"2026-11-20T08:20:00Z\", \"commits\": [\"dddd\"], \"labels\": [\"slow\"]"),
            change("\"updated_at\": \"2026-11-20T08:25:00Z\", \"labels\": [\"hotfix\", \"pay\"]"),
            change("\"updated_at\": \"2026-11-20T08:10:00Z\", \"labels\": []"),
            change("\"merged_at\": \"2026-11-20T09:00:00Z\", \"merge_sha\": \"eeee\", \"commits\": []"));

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void theListToldLastCountsInWhateverOrderTheReportsCome() {
        for (var seed = 0; seed < 8; seed++) {
            plimsoll.empty();
            var shuffled = new ArrayList<>(REPORTS);
            shuffled.addAll(REPORTS);
            Collections.shuffle(shuffled, new Random(seed));
            if (seed % 2 == 0) {
                shuffled.forEach(plimsoll::report);
            } else {
                plimsoll.report("[" + String.join(",", shuffled) + "]");
            }

            assertThat(text("select string_agg(sha, ' ' order by position) from changes.change_commit"))
                    .isEqualTo("dddd aaaa");
            assertThat(text("select state || ' ' || array_to_string(labels, ',') from changes.change_requests"))
                    .isEqualTo("merged hotfix,pay");
        }
    }

    @Test
    void theFirstReviewIsTheEarliestByAnybodyButTheAuthor() {
        plimsoll.report(change("""
                "author": "maya", "reviews": [
                  {"by": "Maya", "state": "commented", "at": "2026-11-20T08:01:00Z"},
                  {"by": "ilir", "state": "approved", "at": "2026-11-20T08:30:00Z"},
                  {"by": "sam", "state": "changes_requested", "at": "2026-11-20T08:12:00Z"},
                  {"by": "sam", "state": "commented"}]"""));
        assertThat(firstReview()).isEqualTo("08:12");

        plimsoll.report(change("\"first_review_at\": \"2026-11-20T08:05:00Z\""));
        assertThat(firstReview()).isEqualTo("08:05");
    }

    @Test
    void aListOfWhatIsNoCommitIsRefused() {
        assertThat(plimsoll.report(change("\"commits\": [\"a b\"]")).body()).contains("\"field\":\"commits\"");
    }

    private String firstReview() {
        return text("select to_char(first_review_at at time zone 'UTC', 'HH24:MI') from changes.change_requests");
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private static String change(String fields) {
        return "{\"type\": \"change\", \"repository\": \"acme/pay\", \"number\": 7, %s}".formatted(fields);
    }
}
