package dev.plimsoll.deployments.web;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.When;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CellDrawingTests {

    private static final Instant NOW = Instant.parse("2026-11-16T09:02:00Z");
    private static final Instant SINCE = Instant.parse("2026-11-16T08:35:00Z");
    private static final String HOSTILE = "\"><script>alert('&')</script>";

    @Test
    void aCellLeadsToItsPanelAndSaysSinceWhenItRuns() {
        var link = draw(cell("9b02e5d", null, "ada", null), ask(null)).selectFirst("a");
        assertThat(link.attr("href")).isEqualTo("/plimsoll/now?peek=pay%2Fproduction");
        assertThat(link.attr("hx-get")).isEqualTo("/plimsoll/peek/pay?environment=production");
        assertThat(link.attr("hx-replace-url")).isEqualTo(link.attr("href"));
        assertThat(link.select("code").text()).isEqualTo("9b02e5d");
        assertThat(link.select("time").attr("datetime")).isEqualTo(SINCE.toString());
        assertThat(link.select(".l2").text()).isEqualTo("27 min · ada");
    }

    @Test
    void anExceptionStandsInPlaceOfTheAge() {
        var link =
                draw(cell("9b02e5d", "c41f7ae failed", null, null), ask(null)).selectFirst("a");
        assertThat(link.select(".l2").text()).isEqualTo("c41f7ae failed");
        assertThat(link.select(".l2").attr("title")).isEqualTo("c41f7ae failed, since Mon 16 Nov 2026, 08:35:00 UTC");
    }

    @Test
    void inThePastNothingAges() {
        var link = draw(cell("9b02e5d", null, null, null), ask(NOW)).selectFirst("a");
        assertThat(link.select(".l2").text()).isEqualTo("since 08:35");
        assertThat(link.select("[data-age]")).isEmpty();
    }

    @Test
    void whatAnEnvironmentLacksIsToldInASentence() {
        var behind = new Lag("canary", 1, Set.of("c41f7ae"));
        var link = draw(cell("9b02e5d", null, "ada", behind), ask(null)).selectFirst("a");
        assertThat(link.select(".l2").text()).isEqualTo("27 min · 1 behind");
        assertThat(link.select(".l2").attr("title")).isEqualTo("1 commit of canary is not here");
    }

    @Test
    void whoReadsByEarHearsWhatAnEmptyCellMeans() {
        var bare = MatrixCell.empty("production", true);
        assertThat(draw(bare, ask(null)).select(".vh").text()).isEqualTo("not deployed");
        assertThat(draw(bare.with(CellLine.PASSES), ask(null)).select(".vh").text())
                .isEqualTo("skipped, same artifact");
    }

    @Test
    void noSenderWritesOurPage() {
        var cell = draw(cell(HOSTILE, null, HOSTILE, null), ask(null));
        assertThat(cell.select("script")).isEmpty();
        assertThat(cell.select("code").attr("data-sha")).isEqualTo(HOSTILE);
        assertThat(cell.text()).contains("27 min · " + HOSTILE);
        assertThat(draw(cell("9b02e5d", HOSTILE, null, null), ask(null)).select("script"))
                .isEmpty();
    }

    private static Element draw(MatrixCell cell, NowAsk ask) {
        var row = new MatrixRow(
                new MatrixService(1, "pay", null, null),
                List.of(cell),
                Fortnight.of(List.of(), java.time.LocalDate.EPOCH));
        var when = new When(Clock.fixed(NOW, UTC), UTC);
        var drawing = new CellDrawing(ask, when, path -> "/plimsoll" + path);
        return Jsoup.parse("<table><tr>" + drawing.cells(row) + "</tr></table>").selectFirst("td");
    }

    private static NowAsk ask(@Nullable Instant at) {
        return new NowAsk(null, null, null, List.of(), null, at);
    }

    private static MatrixCell cell(String sha, @Nullable String note, @Nullable String who, @Nullable Lag lag) {
        var runs = new Artifact(sha, null);
        return new MatrixCell("production", true, CellTone.SEEN, runs, note, SINCE, who, CellLine.NONE, lag);
    }
}
