package dev.plimsoll.testing;

import dev.plimsoll.access.QuickPasswords;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product on a port of its own, with a database of its own. All tests with this annotation share one.
 *
 * <p>It has a source of each kind and tokens of each role, declared as an installation would declare them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "plimsoll.home=target/test-home",
            "plimsoll.access.tokens.reader.role=viewer",
            "plimsoll.access.tokens.reader.secret=" + Plimsoll.VIEWER,
            "plimsoll.access.tokens.ci.role=reporter",
            "plimsoll.access.tokens.ci.secret=" + Plimsoll.REPORTER,
            "plimsoll.access.tokens.root.role=admin",
            "plimsoll.access.tokens.root.secret=" + Plimsoll.ADMIN,
            "plimsoll.access.admin.username=" + Plimsoll.ADMIN_NAME,
            "plimsoll.access.admin.password=" + Plimsoll.ADMIN_PASSWORD,
            "plimsoll.versions.workers=0",
            "plimsoll.intake.history-every=1h",
            "plimsoll.intake.listen-every=1h",
            "plimsoll.metrics.settle-every=1h",
            "plimsoll.gates.sweep-every=1h",
            "plimsoll.gates.open-every=1h",
            "plimsoll.gates.watch-every=1h",
            "plimsoll.gates.deliver-every=1h",
            "plimsoll.versions.private-addresses=allow,127.0.0.0/8",
            "plimsoll.notifications.deliver-every=1h",
            "plimsoll.notifications.remind-every=1h",
            "spring.mail.host=127.0.0.1",
            "spring.mail.port=1",
            "spring.datasource.hikari.connection-timeout=2000"
        })
@ContextConfiguration(initializers = {DeclaredForges.class, DeclaredKinds.class})
@Import({TestDatabase.class, Plimsoll.class, DeclaredProviders.class, QuickPasswords.class, TestTime.class})
public @interface PlimsollTest {}
