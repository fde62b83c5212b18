package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

/** A story as it was reported, and what pages and calls tell of it. Times are UTC. */
record Told(Plimsoll plimsoll, MockMvcTester http) {

    /** Reports the events of a story, all of which must be taken. */
    Told report(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
        return this;
    }

    Document page(String address) throws UnsupportedEncodingException {
        var answer = http.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    /** The page of a deployment, by what its sender calls it. */
    Document deployment(String id) throws UnsupportedEncodingException {
        return page("/d/" + number(id));
    }

    long number(String id) {
        return call("deployments/" + id).path("number").asLong();
    }

    JsonNode call(String path) {
        return plimsoll.get("/api/v1/" + path);
    }

    /** The only thing that runs as a call answers. */
    JsonNode running(String query) {
        var running = call("running?" + query).path("running");
        assertThat(running).hasSize(1);
        return running.get(0);
    }

    /** One field of each row of a list. */
    static List<String> each(JsonNode list, String field) {
        var values = new ArrayList<String>();
        list.forEach(one -> values.add(one.path(field).asString()));
        return values;
    }

    /** The two lines of a cell of the matrix. */
    static String cell(Document now, String service, String environment) {
        return String.join(
                " ",
                now.select("#row-%s td[data-env=%s] :is(.l1, .l2)".formatted(service, environment))
                        .eachText());
    }

    /** What stands beside a term of a list of terms. */
    static String fact(Element within, String term) {
        return within.select("dt").stream()
                .filter(dt -> dt.text().equals(term))
                .map(dt -> dt.nextElementSibling())
                .map(dd -> dd == null ? "" : dd.text())
                .findFirst()
                .orElse("");
    }

    /** One step of the evidence chain. */
    static String step(Document deployment, String name) {
        return deployment.select(".chain li").stream()
                .filter(step -> step.select("h3").text().equals(name))
                .map(step -> step.select("p").get(0).text())
                .findFirst()
                .orElse("");
    }

    /** The rows of the table of marks, newest first, cell by cell. */
    static List<List<String>> marks(Document timeline) {
        return timeline.select("#marks tbody tr:not(.day-head)").stream()
                .map(row -> row.select("td").eachText())
                .toList();
    }
}
