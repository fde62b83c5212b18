package dev.plimsoll.bench;

import dev.plimsoll.PlimsollApplication;
import dev.plimsoll.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The product as it is run, on a PostgreSQL that is as safe as in production: fsync is on. */
final class Product implements AutoCloseable {

    static final String SECRET = "a-secret-for-benchmarks";
    static final String TOKEN = "a-token-for-benchmarks-only";
    static final String PASSWORD = "a long word for benchmarks";

    private final EmbeddedPostgres postgres;
    private final ConfigurableApplicationContext context;

    private Product(EmbeddedPostgres postgres, ConfigurableApplicationContext context) {
        this.postgres = postgres;
        this.context = context;
    }

    static Product start() {
        return start(Path.of("target", "bench-postgres"));
    }

    /** On an empty database in this folder, in which the server counts the pages that statements look at. */
    static Product withCountedBuffers(Path home) throws IOException, SQLException {
        FileSystemUtils.deleteRecursively(home);
        try (var postgres = EmbeddedPostgres.start(home, true);
                var connection = connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
            statement.execute("create extension pg_stat_statements");
        }
        return start(home);
    }

    /** On the database in this folder. */
    static Product start(Path home) {
        var postgres = EmbeddedPostgres.start(home, true);
        var context = new SpringApplicationBuilder(PlimsollApplication.class)
                .run(
                        "--server.port=0",
                        "--plimsoll.home=target/bench-home",
                        "--spring.datasource.url=" + postgres.jdbcUrl(),
                        "--spring.datasource.username=" + postgres.username(),
                        "--spring.datasource.password=" + postgres.password(),
                        "--plimsoll.intake.sources.bench.kind=github",
                        "--plimsoll.intake.sources.bench.secrets=" + SECRET,
                        "--plimsoll.access.tokens.bench.role=reporter",
                        "--plimsoll.access.tokens.bench.secret=" + TOKEN,
                        "--plimsoll.access.admin.password=" + PASSWORD,
                        "--logging.level.root=warn");
        return new Product(postgres, context);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    }

    Connection connect() throws SQLException {
        return connect(postgres);
    }

    long count(String table) throws SQLException {
        return Long.parseLong(text("select count(*) from " + table));
    }

    /** How many pages all statements of the product have looked at so far. */
    long buffers() throws SQLException {
        return Long.parseLong(text("""
                select coalesce(sum(shared_blks_hit + shared_blks_read), 0)
                  from pg_stat_statements
                 where query not like '%pg_stat_statements%'
                """));
    }

    /** The first column of the first row. */
    String text(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    String settings() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select version(), current_setting('fsync'), current_setting('synchronous_commit')")) {
            rows.next();
            return "%s; fsync %s, synchronous_commit %s"
                    .formatted(rows.getString(1).split(" on ")[0], rows.getString(2), rows.getString(3));
        }
    }

    @Override
    public void close() {
        context.close();
        postgres.close();
    }
}
