package dev.plimsoll.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.plimsoll.audit.AuditFilter;
import dev.plimsoll.audit.AuditLog;
import dev.plimsoll.catalog.ServicePathsChanged;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.io.UnsupportedEncodingException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tests for the settings about services, environments and teams. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "ADMIN")
@RecordApplicationEvents
class SettingsIntegrationTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private AuditLog log;

    @BeforeEach
    void twoServicesInTwoEnvironments() {
        plimsoll.empty();
        plimsoll.report("""
                [{"type": "deployment", "id": "1", "service": "pay", "environment": "staging", "sha": "aaaaaaa",
                  "status": "succeeded", "time": "2026-11-20T09:00:00Z"},
                 {"type": "deployment", "id": "2", "service": "cart", "environment": "production", "sha": "bbbbbbb",
                  "status": "succeeded", "time": "2026-11-20T09:00:00Z"}]
                """);
    }

    @Test
    void aRenamedServiceKeepsItsOldAddressAndItsOldSenders() {
        assertThat(post("/settings/services/pay/name", "name", "payment"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/settings/services/payment");

        assertThat(http.get().uri("/services/pay").exchange()).hasRedirectedUrl("/services/payment");
        plimsoll.report("""
                {"type": "deployment", "id": "3", "service": "pay", "environment": "staging", "sha": "ccccccc",
                 "status": "succeeded", "time": "2026-11-20T10:00:00Z"}
                """);
        assertThat(http.get().uri("/services/payment?format=csv").exchange())
                .bodyText()
                .contains("ccccccc");
    }

    @Test
    void saysBesideTheFieldWhoHasTheName() throws Exception {
        var answer = post("/settings/services/pay/name", "name", "cart");

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(html(answer).select("#name-note .wrong").text()).isEqualTo("“cart” exists already.");
        assertThat(html(answer).select("#name").attr("aria-invalid")).isEqualTo("true");
        assertThat(html(answer).select("#name").val()).isEqualTo("cart");
    }

    @Test
    void refusesAnAliasOfAnotherAndToRemoveThePresentName() throws Exception {
        post("/settings/services/cart/aliases", "alias", "Basket");

        assertThat(html(post("/settings/services/pay/aliases", "alias", "basket"))
                        .select(".wrong")
                        .text())
                .isEqualTo("“basket” is a name of “cart” already.");
        assertThat(post("/settings/services/pay/aliases/removal", "alias", "pay"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void givesAServiceToATeamThatThenCannotBeDeleted() throws Exception {
        post("/settings/teams", "name", "Payments");
        var team = html(http.get().uri("/settings/teams").exchange())
                .select("form[action$=removal]")
                .attr("action")
                .replaceAll("\\D", "");
        assertThat(http.post()
                        .uri("/settings/services/pay/ownership")
                        .with(csrf())
                        .param("team", team)
                        .param("tier", "2"))
                .hasStatus(HttpStatus.FOUND);

        assertThat(html(post("/settings/teams/" + team + "/removal", "x", ""))
                        .select(".wrong")
                        .text())
                .isEqualTo("Payments still has 1 service. Give them to another team first");
        assertThat(html(post("/settings/teams", "name", "payments"))
                        .select(".wrong")
                        .text())
                .isEqualTo("“Payments” exists already.");
    }

    @Test
    void keepsWhatAServiceDependsOnByThePresentNames() throws Exception {
        post("/settings/services/cart/aliases", "alias", "Basket");

        assertThat(post("/settings/services/pay/dependencies", "services", " BASKET, cart "))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/settings/services/pay");
        assertThat(dependencies("pay")).isEqualTo("cart");
        post("/settings/services/cart/name", "name", "trolley");
        assertThat(dependencies("pay")).isEqualTo("trolley");
        post("/settings/services/pay/dependencies", "services", "");
        assertThat(dependencies("pay")).isEmpty();
        assertThat(acts())
                .containsExactly("{depends_on=[trolley]} {depends_on=[]}", "{depends_on=[]} {depends_on=[cart]}");
    }

    /** The two newest about dependencies, the newest first. */
    private List<String> acts() {
        return log.page(new AuditFilter(null, null, null, null, null, null), null, 20).entries().stream()
                .filter(entry -> entry.action().equals("service.dependencies"))
                .map(entry -> entry.before() + " " + entry.after())
                .limit(2)
                .toList();
    }

    @Test
    void saysHowToPutADependencyRight() throws Exception {
        var unknown = html(post("/settings/services/pay/dependencies", "services", "cart ledgr"));
        assertThat(unknown.select("#needs-note .wrong").text())
                .isEqualTo("No service is called “ledgr”: correct the name, or add it once the service has reported.");
        assertThat(unknown.select("#needs").val()).isEqualTo("cart ledgr");
        assertThat(html(post("/settings/services/pay/dependencies", "services", "Pay"))
                        .select("#needs-note .wrong")
                        .text())
                .isEqualTo("“Pay” is this service itself: leave it out.");
        assertThat(dependencies("pay")).isEmpty();
    }

    @Test
    void keepsWhichFoldersBelongToAService(ApplicationEvents events) throws Exception {
        var address = "/settings/services/pay/paths";
        assertThat(post(address, "folders", "services/pay\r\nlibs/money/"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/settings/services/pay");
        post(address, "folders", "libs/money/\nservices/pay/");
        assertThat(folders("pay")).isEqualTo("libs/money/\nservices/pay/");
        post("/settings/services/cart/paths", "folders", "libs/money/");
        assertThat(folders("cart")).isEqualTo("libs/money/");

        var wrong = html(post(address, "folders", "/services/pay"));
        assertThat(wrong.select("#paths-note .wrong").text())
                .isEqualTo("“/services/pay” begins with a slash: "
                        + "write it from the root of the repository, as in services/pay/.");
        assertThat(wrong.select("#paths").text()).isEqualTo("/services/pay");

        post(address, "folders", "");
        assertThat(folders("pay")).isEmpty();
        assertThat(events.stream(ServicePathsChanged.class)).hasSize(3);
    }

    private String folders(String service) throws UnsupportedEncodingException {
        return html(http.get().uri("/settings/services/" + service).exchange())
                .select("#paths")
                .first()
                .wholeText();
    }

    private String dependencies(String service) throws UnsupportedEncodingException {
        return html(http.get().uri("/settings/services/" + service).exchange())
                .select("#needs")
                .val();
    }

    @Test
    void movesAnEnvironmentInTheOrderOfPromotion() throws Exception {
        assertThat(environments()).containsExactly("staging", "production");
        var id = html(http.get().uri("/settings/environments").exchange())
                .select("tbody tr:last-child th a")
                .attr("href")
                .replaceAll("\\D", "");

        post("/settings/environments/" + id + "/position", "direction", "earlier");
        assertThat(environments()).containsExactly("production", "staging");

        post("/settings/environments/" + id + "/name", "name", "Live");
        assertThat(environments()).containsExactly("Live", "staging");
        assertThat(html(http.get().uri("/settings/environments/" + id).exchange())
                        .select(".names code")
                        .eachText())
                .containsExactly("production");
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        assertThat(http.get().uri("/settings/services/nope")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/settings/environments/99999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/settings/teams/99999/removal", "x", "")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private java.util.List<String> environments() throws UnsupportedEncodingException {
        return html(http.get().uri("/settings/environments").exchange())
                .select("tbody th")
                .eachText();
    }

    private MvcTestResult post(String address, String field, String value) {
        return http.post().uri(address).with(csrf()).param(field, value).exchange();
    }

    private static Document html(MvcTestResult answer) throws UnsupportedEncodingException {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
