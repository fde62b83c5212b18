package dev.plimsoll.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.plimsoll.testing.PostgresServer;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit log of its own, in a database that a test may spoil. */
final class TestChain implements AutoCloseable {

    static final Actor MAYA = new Actor("maya", "Maya Lind", "person", "page", "192.0.2.7");

    final HikariDataSource database;
    final JdbcClient jdbc;
    final KeptHeads kept;
    final Chain chain;
    final OneReplica replicas;
    private final TransactionTemplate transactions;
    private final AuditTrail trail;
    private final ChainCheck check;

    TestChain() {
        database = new HikariDataSource(config());
        jdbc = JdbcClient.create(database);
        kept = new KeptHeads(jdbc);
        chain = new Chain(jdbc, new Actors(jdbc));
        replicas = new OneReplica(database);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        var factories = new StaticListableBeanFactory().getBeanProvider(EntityManagerFactory.class);
        trail = new AuditTrail(new CurrentActor(), chain, new Unwritten(factories));
        check = new ChainCheck(jdbc, kept, Clock.systemUTC());
    }

    private static HikariConfig config() {
        var fresh = PostgresServer.fresh();
        var config = new HikariConfig();
        config.setJdbcUrl(fresh.url());
        config.setUsername(fresh.user());
        config.setPassword(fresh.password());
        config.setMaximumPoolSize(16);
        return config;
    }

    /** Does something in one transaction, at the end of which its acts are written. */
    void transaction(Consumer<AuditTrail> acts) {
        transactions.executeWithoutResult(status -> acts.accept(trail));
    }

    void withoutTransaction(Act act) {
        trail.record(act, MAYA);
    }

    void record(String objectName) {
        transaction(acts -> acts.record(Act.of("service.renamed", "service", objectName), MAYA));
    }

    void recordMany(int count) {
        for (var n = 1; n <= count; n++) {
            record("s" + n);
        }
    }

    Verdict verify(KnownHead... told) {
        return check.verify(List.of(told));
    }

    Checks checks() {
        return new Checks(check, kept, replicas, Clock.systemUTC());
    }

    long entries() {
        return jdbc.sql("select count(*) from audit.entry").query(Long.class).single();
    }

    /** What only somebody can do who may take the trigger away, and every rule that stands in the way. */
    void asSuperuser(String... statements) {
        jdbc.sql("alter table audit.entry disable trigger entry_stays").update();
        for (var constraint : List.of("entry_hash_holds", "entry_follows_one_other", "entry_first_follows_nothing")) {
            jdbc.sql("alter table audit.entry drop constraint if exists " + constraint)
                    .update();
        }
        for (var statement : statements) {
            jdbc.sql(statement).update();
        }
        jdbc.sql("alter table audit.entry enable always trigger entry_stays").update();
    }

    @Override
    public void close() {
        database.close();
    }
}
