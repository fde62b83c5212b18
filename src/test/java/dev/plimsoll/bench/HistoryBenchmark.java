package dev.plimsoll.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What pages and answers cost as the history of one organisation grows: 100,000 deployments, ten times that, and with
 * {@code -Dhistory.large=true} ten times that again. Prints a table in Markdown.
 */
class HistoryBenchmark {

    private static final int WARM_UP = Integer.getInteger("history.warmup", 150);
    private static final int REQUESTS = Integer.getInteger("history.requests", 100);
    private static final long SMALL = Long.getLong("history.small", 100_000);
    private static final String ONLY = System.getProperty("history.only", "");

    private final List<Long> sizes = Stream.of(SMALL, 10 * SMALL, 100 * SMALL)
            .limit(Boolean.getBoolean("history.large") ? 3 : 2)
            .toList();
    private final Map<String, List<Measured>> table = new LinkedHashMap<>();

    @Test
    void costsTheSameHoweverLongTheHistoryIs() throws Exception {
        try (var product = Product.withCountedBuffers(Path.of("target", "bench-history"));
                var filling = product.connect()) {
            print(
                    "Java %s, %d processors; %s",
                    Runtime.version(), Runtime.getRuntime().availableProcessors(), product.settings());
            var end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var history = new YearsOfHistory(filling, end);
            var from = 0L;
            for (var size : sizes) {
                var began = System.nanoTime();
                history.add(from, size);
                print("%,d deployments after %d s of filling", size, (System.nanoTime() - began) / 1_000_000_000);
                from = size;
                measureAll(product, end, size);
            }
            printTable();
        }
    }

    private void measureAll(Product product, Instant end, long size) throws Exception {
        var browser = Browser.signedIn(product.port());
        for (var request : requests(product, end, size).entrySet()) {
            var status = browser.answer(request.getValue()).statusCode();
            if (status == 200) {
                var measured = measure(browser, product, request.getValue());
                table.computeIfAbsent(request.getKey(), any -> new ArrayList<>())
                        .add(measured);
                print(
                        "%,d: %s: p50 %.1f ms, p95 %.1f ms, %,d buffers",
                        size, request.getKey(), measured.p50(), measured.p95(), measured.buffers());
            } else {
                print("%,d: %s is absent: %d", size, request.getKey(), status);
            }
        }
    }

    private static Map<String, String> requests(Product product, Instant end, long size) throws SQLException {
        var twoYears = Duration.ofDays(730);
        var back = YearsOfHistory.reach(size).minusDays(2);
        var then = end.minus(back.compareTo(twoYears) < 0 ? back : twoYears);
        var sha = product.text("select sha from deployments.running where service_id = 77 and environment_id = 5");
        var requests = new LinkedHashMap<String, String>();
        requests.put("What runs in production", "/api/v1/running?environment=production");
        requests.put("What ran there, two years back at most", "/api/v1/running?environment=production&at=" + then);
        requests.put("Now, 60 services", "/now?team=Team%2001");
        requests.put("Timeline, 24 h", "/timeline");
        requests.put("Where is it, API", "/api/v1/shas/" + sha);
        requests.put("Where is it", "/sha/" + sha);
        requests.put("Service", "/services/service-0077");
        requests.put("Deployments", "/deployments");
        requests.put("State sentence", "/state");
        requests.put("Search for a name", "/find?q=service-007");
        requests.put("Search for a SHA", "/find?q=" + sha.substring(0, 8));
        requests.keySet().removeIf(name -> !name.contains(ONLY));
        return requests;
    }

    private static Measured measure(Browser browser, Product product, String path)
            throws IOException, InterruptedException, SQLException {
        for (var n = 0; n < WARM_UP; n++) {
            browser.get(path);
        }
        var before = product.buffers();
        browser.get(path);
        var buffers = product.buffers() - before;
        var times = new long[REQUESTS];
        for (var n = 0; n < REQUESTS; n++) {
            var begin = System.nanoTime();
            browser.get(path);
            times[n] = System.nanoTime() - begin;
        }
        var latencies = new Latencies(times);
        return new Measured(latencies.percentile(0.5), latencies.percentile(0.95), buffers);
    }

    private void printTable() {
        print(
                "| Request | %s | growth of p50 | growth of buffers |",
                sizes.stream().map("%,d: p50, p95 (ms), buffers"::formatted).collect(Collectors.joining(" | ")));
        print("|---|%s---|---|", "---|".repeat(sizes.size()));
        table.forEach((request, measured) -> print(
                "| %s | %s | %s | %s |",
                request,
                measured.stream().map(Measured::cell).collect(Collectors.joining(" | ")),
                growth(measured.stream().map(Measured::p50).toList()),
                growth(measured.stream().map(one -> (double) one.buffers()).toList())));
    }

    /** By which factor each value is larger than the one before. */
    private static String growth(List<Double> values) {
        var factors = new ArrayList<String>();
        for (var n = 1; n < values.size(); n++) {
            factors.add(String.format(Locale.ROOT, "%.2f", values.get(n) / values.get(n - 1)));
        }
        return String.join(", ", factors);
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("BENCH " + String.format(Locale.ROOT, format, values));
    }

    /**
     * What one kind of request took.
     *
     * @param p50 in milliseconds
     * @param p95 in milliseconds
     * @param buffers pages of 8 kB that the database looked at for one request
     */
    private record Measured(double p50, double p95, long buffers) {

        String cell() {
            return String.format(Locale.ROOT, "%.1f, %.1f, %,d", p50, p95, buffers);
        }
    }
}
