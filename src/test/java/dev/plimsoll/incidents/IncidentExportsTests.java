package dev.plimsoll.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An incident as people take it away: as a post-mortem, as a table, and all of it. */
@PlimsollTest
@AutoConfigureMockMvc
@WithMockUser(username = "maya", roles = "VIEWER")
class IncidentExportsTests {

    @Autowired
    private Plimsoll plimsoll;

    @Autowired
    private MockMvcTester http;

    @BeforeEach
    void anOutage() {
        plimsoll.empty();
        plimsoll.report("[" + String.join(",", Outages.withoutItsSecret()) + "]");
    }

    @AfterEach
    void empty() {
        plimsoll.empty();
    }

    @Test
    void thePostMortemHasTheTimesOfItsReader() {
        var file = http.get().uri("/incidents/INC-142.md").cookie(new Cookie("zone", "Europe/Berlin"));

        assertThat(file)
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"INC-142.md\"")
                .bodyText()
                .contains("| 2026-11-16 09:17:00 | 2026-11-16 10:17:00 CET |");
    }

    @Test
    void theTableHasEveryRow() {
        assertThat(http.get().uri("/incidents/INC-142.csv"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"INC-142.csv\"")
                .bodyText()
                .startsWith("at,until,learned_at,source,")
                .contains("payment-service to production: c41f7ae");
    }

    @Test
    void allOfItIsOneFile() {
        assertThat(http.get().uri("/incidents/INC-142.json"))
                .hasStatusOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"INC-142.json\"")
                .bodyJson()
                .extractingPath("$.incident.measures.restored.value_s")
                .isEqualTo(1260);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(http.get().uri("/incidents/nothing.md")).hasStatus(HttpStatus.NOT_FOUND);
    }
}
