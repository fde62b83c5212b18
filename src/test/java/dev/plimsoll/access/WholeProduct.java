package dev.plimsoll.access;

import dev.plimsoll.testing.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** Everything but the web server, on a database of its own, with a token of each role. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "plimsoll.home=target/access-home",
            "plimsoll.access.tokens.dashboard.role=viewer",
            "plimsoll.access.tokens.dashboard.secret=" + WholeProduct.VIEWER_TOKEN,
            "plimsoll.access.tokens.pipeline.role=reporter",
            "plimsoll.access.tokens.pipeline.secret=" + WholeProduct.REPORTER_TOKEN,
            "plimsoll.access.tokens.gate.role=approver",
            "plimsoll.access.tokens.gate.secret=" + WholeProduct.APPROVER_TOKEN,
            "plimsoll.access.tokens.operator.role=admin",
            "plimsoll.access.tokens.operator.secret=" + WholeProduct.ADMIN_TOKEN,
            "spring.datasource.hikari.maximum-pool-size=8",
        })
@AutoConfigureMockMvc
@Import({TestDatabase.class, Backstage.class, QuickPasswords.class})
public @interface WholeProduct {

    String VIEWER_TOKEN = "viewer-token-for-tests";
    String REPORTER_TOKEN = "reporter-token-for-tests";
    String APPROVER_TOKEN = "approver-token-for-tests";
    String ADMIN_TOKEN = "admin-token-for-tests";
}
