package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.metrics.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** What the measures and their page cost over two years of delivery, and how that grows with the number of deployments. */
class MetricsBenchmark {

    private static final List<Long> SIZES = Stream.of(
                    System.getProperty("metrics.sizes", "100000,300000,1000000").split(","))
            .map(Long::valueOf)
            .toList();
    private static final int WARM_UP = Integer.getInteger("metrics.warmup", 60);
    private static final String ONLY = System.getProperty("metrics.only", "/");
    private static final int REQUESTS = Integer.getInteger("metrics.requests", 100);

    private static final Map<String, String> ASKED = new LinkedHashMap<>(Map.of());

    static {
        ASKED.put("the page, 90 days", "/dora?days=90");
        ASKED.put("the page, a year", "/dora?days=365");
        for (var measure : Measure.values()) {
            ASKED.put(measure.word() + ", 90 days", "/api/v1/metrics?days=90&measure=" + measure.word());
        }
        ASKED.put("all five measures, 90 days", "/api/v1/metrics?days=90");
        ASKED.put("all five measures, a year", "/api/v1/metrics?days=365");
        ASKED.put("all five, one service, a year", "/api/v1/metrics?days=365&service=service-0007");
        ASKED.put("by week, 90 days", "/api/v1/metrics/series?days=90&bucket=week");
        ASKED.put("100 rows of the fail rate", "/api/v1/metrics/change_fail_rate/samples?days=90");
        ASKED.put("100 rows of the lead time", "/api/v1/metrics/change_lead_time/samples?days=90");
        ASKED.put("restatements of the fail rate", "/api/v1/metrics/change_fail_rate/restatements?days=90");
        ASKED.put("the page of one measure, 90 days", "/dora/change_lead_time?days=90");
        ASKED.put("all five as they were known, 90 days", "/api/v1/metrics?days=90&as_of=");
        ASKED.put("the cheapest answer", "/livez");
    }

    @Test
    void theMeasuresOfTwoYears() throws Exception {
        var table = new LinkedHashMap<String, List<Latencies>>();
        for (var size : SIZES) {
            var home = Path.of("target", "bench-metrics");
            FileSystemUtils.deleteRecursively(home);
            try (var product = Product.start(home)) {
                print("%,d deployments; %s", size, product.settings());
                try (var connection = product.connect()) {
                    YearsOfDelivery.fill(connection, Instant.now().truncatedTo(ChronoUnit.SECONDS), size);
                }
                counts(product);
                measure(product, table);
            }
        }
        table.forEach((name, latencies) -> print(
                "%-32s %s",
                name,
                latencies.stream()
                        .map(one -> "p50 %7.1f p95 %7.1f ms".formatted(one.percentile(0.50), one.percentile(0.95)))
                        .toList()));
    }

    private static String address(String asked) {
        return asked.endsWith("as_of=") ? asked + Instant.now().minusSeconds(1) : asked;
    }

    private static void measure(Product product, Map<String, List<Latencies>> table)
            throws IOException, InterruptedException {
        var browser = Browser.signedIn(product.port());
        for (var asked : ASKED.entrySet()) {
            if (!asked.getValue().startsWith(ONLY)) {
                continue;
            }
            var address = address(asked.getValue());
            assertThat(browser.get(address)).isNotEmpty();
            for (var n = 0; n < WARM_UP; n++) {
                browser.get(address);
            }
            var times = new long[REQUESTS];
            for (var n = 0; n < REQUESTS; n++) {
                var begin = System.nanoTime();
                browser.get(address);
                times[n] = System.nanoTime() - begin;
            }
            table.computeIfAbsent(asked.getKey(), any -> new ArrayList<>()).add(new Latencies(times));
        }
    }

    private static void counts(Product product) throws Exception {
        for (var one : List.of(
                "metrics.deployment",
                "metrics.failure",
                "changes.commit",
                "changes.change_request",
                "metrics.sample")) {
            print("  %s: %,d", one, product.count(one));
        }
    }

    private static void print(String text, Object... values) {
        System.out.printf("[bench] " + text + "%n", values);
    }
}
