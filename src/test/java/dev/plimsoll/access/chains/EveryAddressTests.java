package dev.plimsoll.access.chains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.access.Backstage;
import dev.plimsoll.access.NewToken;
import dev.plimsoll.access.Role;
import dev.plimsoll.access.Tokens;
import dev.plimsoll.access.WholeProduct;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and call for every kind of caller, against one table; no mapping of the product is left out of it. */
@WholeProduct
class EveryAddressTests {

    private final MockMvcTester http;
    private final Backstage backstage;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final RequestMappingHandlerMapping mappings;

    EveryAddressTests(
            @Autowired MockMvcTester http,
            @Autowired Backstage backstage,
            @Autowired Tokens tokens,
            @Autowired JdbcClient jdbc,
            @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {
        this.http = http;
        this.backstage = backstage;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.mappings = mappings;
    }

    @BeforeEach
    void somebodyIsThere() {
        backstage.ensureAdministrator();
        backstage.ensureApprovers();
    }

    @Test
    void areAllInTheTable() {
        var there = new TreeSet<String>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getName().matches("(dev\\.plimsoll|org\\.springdoc)\\..*")) {
                var verbs = mapping.getMethodsCondition().getMethods();
                assertThat(verbs).as("the methods of %s", mapping).isNotEmpty();
                for (var verb : verbs) {
                    mapping.getPatternValues().forEach(pattern -> there.add(verb + " " + pattern));
                }
            }
        });

        assertThat(there).containsExactlyInAnyOrderElementsOf(new TreeSet<>(EveryAddress.all()));
    }

    @ParameterizedTest
    @EnumSource(EveryAddress.class)
    void letInWhomTheTableNames(EveryAddress group) {
        var programs = programs();
        group.addresses().forEach(address -> {
            for (var caller : Caller.values()) {
                if (caller.isPerson() && group.isForPrograms()) {
                    continue;
                }
                assertThat(outcome(address, programs.getOrDefault(caller, caller.request())))
                        .as("%s for %s", address, caller)
                        .isEqualTo(caller.expected(group, address));
            }
        });
    }

    private Map<Caller, RequestPostProcessor> programs() {
        var day = Duration.ofDays(1);
        var expired = tokens.make(new NewToken("expired", Role.ADMIN, day), "admin");
        var revoked = tokens.make(new NewToken("revoked", Role.ADMIN, day), "admin");
        jdbc.sql("update access.token set expires_at = now() - interval '1 second' where name = 'expired'")
                .update();
        jdbc.sql("update access.token set revoked_at = now() where name = 'revoked'")
                .update();
        return Map.of(
                Caller.EXPIRED_TOKEN, Caller.token(expired),
                Caller.REVOKED_TOKEN, Caller.token(revoked),
                Caller.MADE_VIEWER_TOKEN, made(Role.VIEWER),
                Caller.MADE_REPORTER_TOKEN, made(Role.REPORTER),
                Caller.MADE_APPROVER_TOKEN, made(Role.APPROVER),
                Caller.MADE_ADMIN_TOKEN, made(Role.ADMIN));
    }

    private RequestPostProcessor made(Role role) {
        return Caller.token(tokens.make(new NewToken("made", role, Duration.ofDays(1)), "admin"));
    }

    private String outcome(String address, RequestPostProcessor as) {
        var words = address.split(" ");
        var path =
                words[1].replaceAll("\\{(id|number)(:[^/]*)?}(?=/|$)", "999999").replaceAll("\\{[^/]*}", "nobody");
        var response = http.method(HttpMethod.valueOf(words[0]))
                .uri(path)
                .header("Accept", "text/html")
                .remoteAddress("192.0.2.%d".formatted(1 + Math.floorMod(address.hashCode() + as.hashCode(), 250)))
                .with(as)
                .asyncExchange()
                .getResponse();
        var location = response.getHeader("Location");
        if (location != null && location.startsWith("/sign-in")) {
            return "sign-in";
        }
        var status = response.getStatus();
        return status == 401 || status == 403 ? String.valueOf(status) : "in";
    }
}
