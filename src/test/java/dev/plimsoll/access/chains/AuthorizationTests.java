package dev.plimsoll.access.chains;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.access.Backstage;
import dev.plimsoll.access.SignedIn;
import dev.plimsoll.access.WholeProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Who may do what: one line for each kind of address. */
@WholeProduct
class AuthorizationTests {

    private static final String LET_IN = "in";
    private static final String TO_SIGN_IN = "sign-in";

    private final MockMvcTester http;
    private final Backstage backstage;

    AuthorizationTests(@Autowired MockMvcTester http, @Autowired Backstage backstage) {
        this.http = http;
        this.backstage = backstage;
    }

    @BeforeEach
    void somebodyIsThere() {
        backstage.ensureSomebody();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # method | path                  | nobody | viewer | reporter | admin | unknown token
            GET      | /api/v1/running       | 401    | in     | in       | in    | 401
            HEAD     | /api/v1/running       | 401    | in     | in       | in    | 401
            GET      | /api/v1/deployments   | 401    | in     | in       | in    | 401
            GET      | /api/v1/audit         | 401    | 403    | 403      | in    | 401
            GET      | /api/v1/audit/verify  | 401    | 403    | 403      | in    | 401
            POST     | /api/v1/events        | 401    | 403    | in       | in    | 401
            PUT      | /api/v1/events        | 401    | 403    | in       | in    | 401
            DELETE   | /api/v1/events        | 401    | 403    | in       | in    | 401
            POST     | /api/v1/deployments   | 401    | 403    | 403      | in    | 401
            PUT      | /api/v1/services/pay  | 401    | 403    | 403      | in    | 401
            DELETE   | /api/v1/services/pay  | 401    | 403    | 403      | in    | 401
            OPTIONS  | /api/v1/running       | 401    | 403    | 403      | in    | 401
            GET      | /api                  | 401    | in     | in       | in    | 401
            GET      | /api/nowhere          | 401    | in     | in       | in    | 401
            GET      | /badge/pay/live.svg   | 401    | in     | in       | in    | 401
            HEAD     | /badge/pay/live.svg   | 401    | in     | in       | in    | 401
            POST     | /badge/pay/live.svg   | 401    | 403    | 403      | 403   | 401
            GET      | /v3/api-docs          | 401    | in     | in       | in    | 401
            GET      | /v3/api-docs/nowhere  | 401    | in     | in       | in    | 401
            DELETE   | /v3/api-docs          | 401    | 403    | 403      | 403   | 401
            POST     | /webhooks/nowhere     | in     | in     | in       | in    | in
            GET      | /webhooks/a/b         | in     | in     | in       | in    | in
            GET      | /livez                | in     | in     | in       | in    | in
            GET      | /readyz               | in     | in     | in       | in    | in
            GET      | /actuator/prometheus  | in     | in     | in       | in    | in
            GET      | /actuator             | 403    | 403    | 403      | 403   | 403
            GET      | /actuator/env         | 403    | 403    | 403      | 403   | 403
            POST     | /actuator/shutdown    | 403    | 403    | 403      | 403   | 403
            GET      | /                     | sign-in | sign-in | sign-in | sign-in | sign-in
            GET      | /sources              | sign-in | sign-in | sign-in | sign-in | sign-in
            """)
    void programs(
            HttpMethod method,
            String path,
            String nobody,
            String viewer,
            String reporter,
            String admin,
            String unknown) {
        assertThat(outcome(method, path, request -> request)).isEqualTo(nobody);
        assertThat(outcome(method, path, token(WholeProduct.VIEWER_TOKEN))).isEqualTo(viewer);
        assertThat(outcome(method, path, token(WholeProduct.REPORTER_TOKEN))).isEqualTo(reporter);
        assertThat(outcome(method, path, token(WholeProduct.ADMIN_TOKEN))).isEqualTo(admin);
        assertThat(outcome(method, path, token("nobody-has-this-token"))).isEqualTo(unknown);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # method | path                  | nobody  | viewer | approver | admin | admin without CSRF token
            GET      | /                     | sign-in | in     | in       | in    | in
            HEAD     | /                     | sign-in | in     | in       | in    | in
            GET      | /sources              | sign-in | in     | in       | in    | in
            GET      | /no/such/page         | sign-in | in     | in       | in    | in
            GET      | /audit                | sign-in | 403    | 403      | in    | in
            POST     | /audit/check          | sign-in | 403    | 403      | in    | 403
            POST     | /sources              | sign-in | 403    | 403      | in    | 403
            POST     | /demo                 | sign-in | 403    | 403      | in    | 403
            DELETE   | /sources/github       | sign-in | 403    | 403      | in    | 403
            POST     | /settings/services/pay | sign-in | 403   | 403      | in    | 403
            GET      | /live                 | 401     | in     | in       | in    | in
            GET      | /badge/pay/live.svg   | 401     | in     | in       | in    | in
            POST     | /badge/pay/live.svg   | 401     | 403    | 403      | 403   | 403
            GET      | /v3/api-docs          | 401     | in     | in       | in    | in
            GET      | /css/base.css         | in      | in     | in       | in    | in
            GET      | /js/app.js            | in      | in     | in       | in    | in
            GET      | /webjars/nothing      | in      | in     | in       | in    | in
            GET      | /favicon.svg          | in      | in     | in       | in    | in
            GET      | /robots.txt           | in      | in     | in       | in    | in
            GET      | /sign-in              | in      | in     | in       | in    | in
            GET      | /welcome              | sign-in | in     | in       | in    | in
            GET      | /actuator/env         | 403     | 403    | 403      | 403   | 403
            """)
    void people(
            HttpMethod method,
            String path,
            String nobody,
            String viewer,
            String approver,
            String admin,
            String forged) {
        assertThat(outcome(method, path, csrf())).isEqualTo(nobody);
        assertThat(outcome(method, path, SignedIn.viewer(), csrf())).isEqualTo(viewer);
        assertThat(outcome(method, path, SignedIn.approver(), csrf())).isEqualTo(approver);
        assertThat(outcome(method, path, SignedIn.admin(), csrf())).isEqualTo(admin);
        assertThat(outcome(method, path, SignedIn.admin())).isEqualTo(forged);
        assertThat(outcome(method, path, SignedIn.admin(), csrf().useInvalidToken()))
                .isEqualTo(forged);
    }

    private static RequestPostProcessor token(String secret) {
        return request -> {
            request.addHeader("Authorization", "Bearer " + secret);
            return request;
        };
    }

    private String outcome(HttpMethod method, String path, RequestPostProcessor... as) {
        var request = http.method(method).uri(path).header("Accept", "text/html");
        for (var one : as) {
            request = request.with(one);
        }
        return outcome(request.asyncExchange());
    }

    /** Whatever a module made of it, also an error of its own, means that the request was let in. */
    private static String outcome(MvcTestResult result) {
        var response = result.getResponse();
        var location = response.getHeader("Location");
        if (location != null && location.startsWith("/sign-in")) {
            return TO_SIGN_IN;
        }
        var status = response.getStatus();
        return (status == 401 || status == 403) && !isOfTheDoor(result) ? String.valueOf(status) : LET_IN;
    }

    private static boolean isOfTheDoor(MvcTestResult result) {
        var said = new String(result.getResponse().getContentAsByteArray(), UTF_8);
        return said.contains("\"type\":\"/problems/wrong-signature\"");
    }
}
