package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.incidents.Outages;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What the page of an incident with hundreds of events costs, beside that of one with fifteen and the cheapest answer. */
class IncidentBenchmark {

    private static final int EVENTS = 400;
    private static final int ALERTS = 60;
    private static final int WARM_UP = Integer.getInteger("incidents.warmup", 300);
    private static final int REQUESTS = Integer.getInteger("incidents.requests", 200);

    private static final Instant BEGAN = Instant.parse("2026-11-16T09:18:00Z");
    private static final Pattern ROW = Pattern.compile("<a class=\"t\" id=\"t-");
    private static final Path HOME = Path.of("target", "bench-incidents");

    private static Product product;

    @BeforeAll
    static void happen() throws Exception {
        FileSystemUtils.deleteRecursively(HOME);
        product = Product.start(HOME);
        tell(Outages.withoutItsSecret());
        tell(manyEvents());
        print("%s", product.settings());
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    /** The same outage of another service, in which more alerts fired and much was written down. */
    private static List<String> manyEvents() {
        var events = new ArrayList<>(Outages.withoutItsSecret().stream()
                .map(event -> event.replace("payment-service", "checkout")
                        .replace("INC-142", "INC-400")
                        .replaceAll("\"id\":\"(d|a)-", "\"id\":\"checkout-$1-")
                        .replace("\"847\"", "\"848\"")
                        .replace("2214", "2215"))
                .toList());
        for (var n = 0; n < ALERTS; n++) {
            var began = BEGAN.plusSeconds(121 + n * 5L);
            events.add(Outages.alert(
                    "many-" + n,
                    "checkout",
                    "PodNotReady" + n,
                    began.toString(),
                    began.plusSeconds(600).toString()));
        }
        for (var n = 0; n < EVENTS - 2 * ALERTS; n++) {
            events.add(Outages.note(
                    "INC-400",
                    BEGAN.plusSeconds(5 + n * 5L).toString(),
                    "Dev Okafor",
                    null,
                    "Looked at pod %d: it waits for the database".formatted(n)));
        }
        return events;
    }

    private static void tell(List<String> events) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:%d/api/v1/events".formatted(product.port())))
                                .header("Authorization", "Bearer " + Product.TOKEN)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    @Test
    void thePageOfAnIncidentWithFourHundredEvents() throws Exception {
        var browser = Browser.signedIn(product.port());
        assertThat(rows(browser.get("/incidents/INC-142"))).isBetween(15L, 30L);
        assertThat(rows(browser.get("/incidents/INC-400"))).isGreaterThanOrEqualTo(EVENTS);
        var asked = Map.of(
                "/incidents/INC-400",
                new long[REQUESTS],
                "/incidents/INC-142",
                new long[REQUESTS],
                "/livez",
                new long[REQUESTS]);
        for (var n = 0; n < WARM_UP; n++) {
            for (var path : asked.keySet()) {
                browser.get(path);
            }
        }
        for (var n = 0; n < REQUESTS; n++) {
            for (var path : asked.entrySet()) {
                var begin = System.nanoTime();
                browser.get(path.getKey());
                path.getValue()[n] = System.nanoTime() - begin;
            }
        }
        asked.forEach((path, times) -> {
            var latencies = new Latencies(times);
            print("GET %s: p50 %.1f ms, p95 %.1f ms", path, latencies.percentile(0.50), latencies.percentile(0.95));
        });
        print(
                "%d events of INC-400 in %,d characters; goal p95 100 ms",
                rows(browser.get("/incidents/INC-400")),
                browser.get("/incidents/INC-400").length());
    }

    private static long rows(String page) {
        return ROW.matcher(page).results().count();
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("BENCH " + format.formatted(values));
    }
}
