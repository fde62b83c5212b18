package dev.plimsoll.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What it costs to take deliveries in and to show what runs: ratios and percentiles, printed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlimsollBenchmark {

    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("bench.seconds", 6));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warmup", 60));

    /** Nothing is read from it, so it is kept and that is all. */
    private static final String KEPT = "star";

    /** Each changes what runs: the most that a delivery can ask for. */
    private static final String LEDGER = "deployment_status";

    private static final int DEPLOYMENTS = 98;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private static Product product;

    @BeforeAll
    static void start() throws SQLException {
        product = Product.start();
        print(
                "Java %s, %d processors; %s",
                Runtime.version(), Runtime.getRuntime().availableProcessors(), product.settings());
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    @Order(1)
    void takesDeliveriesInAtAPartOfTheBareRateOfTheDatabase() throws Exception {
        prepareFloor();
        print("A body has %d bytes.", DeploymentDelivery.body(1).length());
        Load.closed(32, WARM_UP.dividedBy(2), () -> sender(KEPT));
        Load.closed(32, WARM_UP, () -> sender(LEDGER));
        for (var clients : List.of(8, 32)) {
            for (var event : List.of(KEPT, LEDGER)) {
                ratios(clients, event);
            }
        }
    }

    private void ratios(int clients, String event) throws Exception {
        var ratios = new ArrayList<Double>();
        for (var round = 1; round <= ROUNDS; round++) {
            var before = product.count("intake.delivery_key");
            var floor = Load.closed(clients, ROUND, this::inserter);
            var door = Load.closed(clients, ROUND, () -> sender(event));
            assertThat(product.count("intake.delivery_key")).isGreaterThan(before);
            ratios.add(door.perSecond() / floor.perSecond());
            print(
                    "%2d clients, %s, round %d: floor %,7.0f/s, door %,6.0f/s, ratio %.2f; 202 after p50 %.1f ms, p99 %.1f ms",
                    clients,
                    event,
                    round,
                    floor.perSecond(),
                    door.perSecond(),
                    door.perSecond() / floor.perSecond(),
                    door.latencies().percentile(0.5),
                    door.latencies().percentile(0.99));
        }
        print(
                "%2d clients, %s: ratio to the floor, median %.2f (%.2f to %.2f)",
                clients, event, Load.median(ratios), Collections.min(ratios), Collections.max(ratios));
    }

    @Test
    @Order(2)
    void answersFiveHundredDeliveriesASecond() throws Exception {
        var before = product.count("intake.delivery_key");
        var result = Load.open(64, 500, Duration.ofSeconds(10), () -> sender(LEDGER));
        assertThat(product.count("intake.delivery_key") - before).isEqualTo(5000);
        print(
                "500 a second for 10 s: 202 after p50 %.1f ms, p99 %.1f ms; all 5,000 durable",
                result.latencies().percentile(0.5), result.latencies().percentile(0.99));
    }

    @Test
    @Order(3)
    void showsNow() throws Exception {
        var browser = Browser.signedIn(product.port());
        for (var services : List.of(200, 60)) {
            keepServices(services);
            for (var n = 0; n < 60; n++) {
                browser.get("/now");
            }
            var times = new long[200];
            var size = 0;
            for (var n = 0; n < times.length; n++) {
                var begin = System.nanoTime();
                size = browser.get("/now").length();
                times[n] = System.nanoTime() - begin;
            }
            var latencies = new Latencies(times);
            print(
                    "Now with %d services (%,d characters): p50 %.1f ms, p95 %.1f ms, p99 %.1f ms",
                    services, size, latencies.percentile(0.5), latencies.percentile(0.95), latencies.percentile(0.99));
        }
    }

    private Load.Step sender(String event) throws IOException {
        var connection = new HttpConnection(product.port());
        return new Load.Step() {

            @Override
            public void run() throws IOException {
                var request = DeploymentDelivery.next(product.port(), event);
                assertThat(connection.send(request.head(), request.body())).isEqualTo(202);
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** The floor: the same bytes as one row in one commit, and nothing else. */
    private Load.Step inserter() throws SQLException {
        var connection = product.connect();
        var statement = connection.prepareStatement("insert into bench_floor (body) values (?)");
        return new Load.Step() {

            private long number;

            @Override
            public void run() throws SQLException {
                statement.setBytes(1, DeploymentDelivery.body(number++).getBytes(StandardCharsets.UTF_8));
                statement.executeUpdate();
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static void prepareFloor() throws SQLException {
        execute("drop table if exists bench_floor");
        execute("create table bench_floor (id bigint generated always as identity primary key, body bytea not null)");
    }

    /**
     * Lets this many services run in production, and forgets the others: the most first. Each keeps its newest
     * {@value #DEPLOYMENTS} deployments, seven for each day that the page draws: the load before made hundreds of them
     * within minutes.
     */
    private static void keepServices(int services) throws SQLException {
        execute("delete from deployments.deployment where id in (select id from (select id, row_number() over "
                + "(partition by service_id order by happened_at desc, id desc) as n from deployments.deployment) d "
                + "where n > %d)".formatted(DEPLOYMENTS));
        execute("delete from deployments.running where service_id not in "
                + "(select id from catalog.service order by id limit %d)".formatted(services));
        execute("delete from deployments.deployment where service_id not in "
                + "(select id from catalog.service order by id limit %d)".formatted(services));
        execute("insert into deployments.running (service_id, environment_id, target, deployment_id, since) "
                + "select distinct on (service_id) service_id, environment_id, target, id, finished_at "
                + "from deployments.deployment where state = 'succeeded' order by service_id, finished_at desc "
                + "on conflict do nothing");
        execute("analyze");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = product.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @SuppressWarnings("SystemOut") // A benchmark is there to print.
    private static void print(String format, Object... values) {
        System.out.println("BENCH " + format.formatted(values));
    }
}
