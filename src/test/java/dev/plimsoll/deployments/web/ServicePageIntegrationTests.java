package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Tests for the pages of a service, of a deployment, and of all deployments. */
@PageTest
class ServicePageIntegrationTests {

    private static final String A = "a1".repeat(20);

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private LedgerRows ledger;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void aServiceThatWasDeployedOnce() {
        plimsoll.empty();
        ledger.environments();
        ledger.service("pay", null);
        ledger.deployment("pay", "production", A, "succeeded", 60);
    }

    @Test
    void pagesNeitherRepeatNorLoseADeployment() throws Exception {
        for (int n = 0; n < 120; n++) {
            ledger.deployment("pay", "dev", A, "succeeded", n / 3);
        }

        var seen = new ArrayList<String>();
        var address = "/services/pay";
        while (address != null) {
            var page = page(address);
            seen.addAll(page.select("#history tbody .sha").eachAttr("href"));
            if (seen.size() == 50) {
                ledger.deployment("pay", "dev", A, "succeeded", 0);
            }
            var older = page.select("a[rel=next]");
            address = older.isEmpty() ? null : older.attr("href");
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize(121);
    }

    @Test
    void anEarlierNameLeadsToThePresentOne() {
        jdbc.sql("insert into catalog.service_alias (alias, service_id) select 'old-pay', id from catalog.service")
                .update();

        assertThat(http.get().uri("/services/old-pay?env=dev").exchange())
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/services/pay?env=dev");
    }

    @Test
    void anUnknownNameIsNotFoundAndHelps() throws Exception {
        var answer = http.get().uri("/services/pai").exchange();

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(Jsoup.parse(answer.getResponse().getContentAsString())
                        .select(".blank a")
                        .get(0)
                        .attr("href"))
                .isEqualTo("/services/pay");
    }

    @Test
    void narrowsToAnEnvironment() throws Exception {
        ledger.deployment("pay", "dev", A, "failed", 1);

        assertThat(page("/services/pay?env=dev").select("#history tbody .sha")).hasSize(1);
        assertThat(page("/services/pay?env=staging").select("#history .blank b").text())
                .isEqualTo("Never deployed to “staging”");
    }

    @Test
    void comesAsCsvAndAsJson() {
        assertThat(http.get().uri("/services/pay?format=csv").exchange())
                .hasStatusOk()
                .bodyText()
                .startsWith("number,service,environment,")
                .contains(",pay,production,*," + A + ",");
        assertThat(http.get().uri("/deployments?format=json").exchange())
                .bodyJson()
                .extractingPath("$.deployments[0].took_s")
                .isEqualTo(120);
    }

    @Test
    void listsWhatIsUnderWayHoweverOld() throws Exception {
        ledger.deployment("pay", "dev", A, "running", 200L * 24 * 60);

        assertThat(page("/deployments?state=running").select("tbody .sha")).hasSize(1);
        assertThat(page("/deployments").select("tbody .sha")).hasSize(1);
        assertThat(page("/deployments?state=rejected").select(".blank b").text())
                .isEqualTo("No deployment matches");
    }

    @Test
    void aDeploymentDrawsWhatNobodyReportedAsGaps() throws Exception {
        var id = ledger.deployment("pay", "staging", A, "failed", 3);

        var page = page("/d/" + id);

        assertThat(page.select(".told").text())
                .contains("maya tried to deploy a1a1a1a")
                .contains("It failed at");
        assertThat(page.select(".chain li h3").eachText())
                .containsExactly("Merged", "Built", "Checked", "Pushed", "Approved", "Deployed", "Verified");
        assertThat(page.select(".chain li.gap h3").eachText())
                .containsExactly("Merged", "Built", "Checked", "Pushed", "Approved", "Verified");
    }

    @Test
    void aDeploymentKnowsItsNeighbours() throws Exception {
        var next = ledger.deployment("pay", "production", "b2".repeat(20), "succeeded", 5);

        assertThat(page("/d/" + next).select(".kv").text()).contains("Before a1a1a1a");
        assertThat(page("/d/" + next).select(".told").text()).contains("This is what runs there now");
    }

    @Test
    void anUnknownNumberIsNotFound() {
        assertThat(http.get().uri("/d/999999")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(http.get().uri("/d/latest")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void linksOnlyToAddressesOfTheWeb() throws Exception {
        var id = ledger.deployment("pay", "dev", A, "succeeded", 1);
        jdbc.sql("update deployments.deployment set url = 'javascript:alert(1)', log_url = 'data:text/html,x'")
                .update();

        assertThat(page("/d/" + id).select("a[href^=javascript], a[href^=data]"))
                .isEmpty();
        assertThat(page("/services/pay").select("a[href^=javascript]")).isEmpty();
        assertThat(page("/now?peek=pay/dev").select("a[href^=javascript]")).isEmpty();
    }

    private Document page(String address) throws UnsupportedEncodingException {
        var answer = http.get().uri(java.net.URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
