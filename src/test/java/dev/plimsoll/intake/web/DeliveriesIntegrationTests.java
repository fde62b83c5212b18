package dev.plimsoll.intake.web;

import static dev.plimsoll.intake.web.SourcePages.html;
import static dev.plimsoll.intake.web.SourcePages.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.intake.Door;
import dev.plimsoll.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for the list of deliveries, and for one delivery with its replay. */
@SpringBootTest(properties = "plimsoll.home=target/test-home")
@AutoConfigureMockMvc
@Import(TestDatabase.class)
class DeliveriesIntegrationTests {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private Door door;

    @Autowired
    private JdbcClient jdbc;

    private SourcePages pages;

    @BeforeEach
    void signIn() {
        pages = SourcePages.ofAnAdministrator(http, door);
    }

    @Test
    void aDeliveryThatAnOlderVersionCouldNotReadIsReplayed() {
        var number = pages.deliver("replayed", pages.make("replayed"), "deployment_status", Bodies.succeeded(77));
        jdbc.sql(
                        "update intake.delivery set outcome = 'unreadable', reason = 'too new', understood = null where id = ?")
                .param(number)
                .update();
        var address = "/sources/replayed/deliveries/" + number;
        assertThat(pages.page(address).text()).contains("unreadable").contains("too new");

        assertThat(pages.post(address + "/replay")).hasRedirectedUrl(address);

        assertThat(pages.page(address).text())
                .contains("Replayed: translated.")
                .contains("Deployment 77 of 2f6c1d4 to test is succeeded")
                .doesNotContain("too new");
        assertThat(pages.page(address).text()).contains("Last replayed").doesNotContain("Replayed: translated.");
        assertThat(jdbc.sql("select count(*) from deployments.deployments where external_id = '77'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsStillUnreadableStaysSo() {
        var number = pages.deliver("broken", pages.make("broken"), "push", "{\"ref\": ");
        var address = "/sources/broken/deliveries/" + number;

        pages.post(address + "/replay");

        assertThat(pages.page(address).text()).contains("Replayed: unreadable.").contains("not JSON");
    }

    @Test
    void aReplayThatCannotBeWrittenDownChangesNothing() {
        var number = pages.deliver("failing", pages.make("failing"), "deployment_status", Bodies.succeeded(78));
        var address = "/sources/failing/deliveries/" + number;
        jdbc.sql("alter table deployments.report add constraint in_the_way check (delivery_id <> %d) not valid"
                        .formatted(number))
                .update();
        jdbc.sql("delete from deployments.report where delivery_id = ?")
                .param(number)
                .update();

        assertThat(pages.post(address + "/replay")).hasRedirectedUrl(address);

        assertThat(pages.page(address).text())
                .contains("Read, but not written down.")
                .doesNotContain("Last replayed");
    }

    @Test
    void hostileTextIsOnlyText() {
        var hostile = "<img src=x onerror=alert(1)>";
        var number = pages.deliver(
                "hostile", pages.make("hostile"), hostile, "{\"a\":\"</pre><script>alert(2)</script>\u202e\"}");

        var delivery = pages.page("/sources/hostile/deliveries/" + number).select("#page");
        assertThat(delivery.select("script, img, iframe")).isEmpty();
        assertThat(delivery.text())
                .contains(hostile)
                .contains("\"><script>alert(1)</script>")
                .contains("</pre><script>alert(2)</script>");
        var list = pages.page("/sources/hostile").select("#page");
        assertThat(list.select("script, img, iframe")).isEmpty();
        assertThat(list.text()).contains(hostile);
    }

    @Test
    void theBodyIsDownloadedAsItWasSentAndNeverShownByTheBrowser() {
        var body = "{\"html\":\"<script>alert(1)</script>\",  \"n\": 1.10}";
        var number = pages.deliver("raw", pages.make("raw"), "push", body);

        var raw = pages.get("/sources/raw/deliveries/" + number + "?format=raw");

        assertThat(raw).hasContentType("application/octet-stream").hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(raw.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(text(raw)).isEqualTo(body);
        assertThat(pages.page("/sources/raw/deliveries/" + number)
                        .select("pre.body")
                        .text())
                .contains("1.10");
    }

    @Test
    void aLargeBodyIsCutAndSaysSo() {
        var body = "{\"text\":\"" + "x".repeat(300_000) + "\"}";
        var number = pages.deliver("large", pages.make("large"), "push", body);

        var delivery = pages.page("/sources/large/deliveries/" + number);

        assertThat(delivery.text()).contains("Only the first 256 kB are shown.").contains("300.0 kB");
        assertThat(delivery.select("pre.body").text().length()).isEqualTo(DeliveryDetail.SHOWN_BYTES);
    }

    @Test
    void pagingNeitherRepeatsNorLoses() {
        pages.make("paged");
        var all = store("paged", 1_000_001, 130);

        var seen = new ArrayList<Long>();
        var address = "/sources/paged";
        for (var pageNumber = 0; !address.isEmpty(); pageNumber++) {
            var page = pages.page(address);
            page.select("table.deliveries tbody th a")
                    .forEach(link -> seen.add(Long.parseLong(link.attr("href").replaceAll(".*/", ""))));
            address = page.select("a[rel=next]").attr("href");
            store("paged", 2_000_000 + 10 * pageNumber, 3);
        }

        assertThat(seen).containsExactlyElementsOf(all);
    }

    @Test
    void theListIsNarrowedByOutcomeAndEvent() {
        var secret = pages.make("narrowed");
        pages.deliver("narrowed", secret, "push", "no JSON");
        pages.deliver("narrowed", secret, "star", "{}");
        pages.deliver("narrowed", secret, "fork", "{}");

        assertThat(rows("/sources/narrowed?outcome=unreadable"))
                .singleElement()
                .asString()
                .contains("push");
        assertThat(rows("/sources/narrowed?event=star"))
                .singleElement()
                .asString()
                .contains("unrecognised");
        assertThat(rows("/sources/narrowed?outcome=&event=")).hasSize(3);
        assertThat(pages.page("/sources/narrowed?event=push&outcome=ping").text())
                .contains("No delivery matches");
    }

    @Test
    void theListIsAlsoThereForSpreadsheetsAndPrograms() {
        var secret = pages.make("exported");
        pages.deliver("exported", secret, "=cmd|' /C calc'!A0", "{}");

        assertThat(text(pages.get("/sources/exported?format=csv")))
                .startsWith("number,received_at,event,outcome")
                .contains("'=cmd|' /C calc'!A0");
        assertThat(text(pages.get("/sources/exported?format=json")))
                .contains("\"outcome\":\"unrecognised\"")
                .contains("\"next\":null");
    }

    @Test
    void aDeliveryIsFoundByItsNumberAlone() {
        var number = pages.deliver("found", pages.make("found"), "ping", "{\"zen\":\"Hello\"}");

        assertThat(pages.get("/sources/deliveries/" + number)).hasRedirectedUrl("/sources/found/deliveries/" + number);
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        var number = pages.deliver("there", pages.make("there"), "ping", "{\"zen\":\"Hello\"}");
        pages.make("elsewhere");

        assertThat(pages.get("/sources/elsewhere/deliveries/" + number)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get("/sources/deliveries/999999999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.get("/sources/nobody/deliveries/1")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatIsOlderThanTheOldestIsNoLongerKept() {
        pages.make("old");
        store("old", 500, 1);
        jdbc.sql("delete from intake.delivery where id < 500").update();

        var gone = pages.get("/sources/old/deliveries/499");

        assertThat(gone).hasStatus(HttpStatus.GONE);
        assertThat(html(gone).text()).contains("Delivery 499 is no longer kept.");
    }

    private List<String> rows(String address) {
        return pages.page(address).select("table.deliveries tbody tr").eachText();
    }

    /** Stores deliveries without sending them, seven at each instant, and returns their numbers, newest first. */
    private List<Long> store(String source, long first, int count) {
        return jdbc.sql("""
                        with stored as (
                          insert into intake.delivery (id, received_at, source_id, delivery_key, event, outcome,
                                 understood, headers, body, took_us)
                          select n, timestamptz '2026-01-01Z' + ((n / 7) || ' ms')::interval,
                                 (select id from intake.source where name = :source), n::text, 'push', 'translated',
                                 '["A push"]', '{}', '\\x7b7d', 100
                            from generate_series(cast(:first as bigint), cast(:first as bigint) + :count - 1) as n
                          returning id, received_at)
                        select id from stored order by received_at desc, id desc
                        """)
                .param("source", source)
                .param("first", first)
                .param("count", count)
                .query(Long.class)
                .list();
    }
}
