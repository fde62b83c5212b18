package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.plimsoll.access.Role;
import dev.plimsoll.access.SignedInPerson;
import dev.plimsoll.intake.Words;
import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.PlimsollTest;
import java.time.Instant;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What it does to the measures that a source says nothing. */
@PlimsollTest
@AutoConfigureMockMvc
class SilentSourcesTests {

    private static final Instant BEGIN = Instant.parse("2026-09-21T00:00:00Z");
    private static final Instant END = Instant.parse("2026-11-20T17:00:00Z");
    private static final Instant SILENT = Instant.parse("2026-11-10T00:00:00Z");
    private static final Instant AGAIN = Instant.parse("2026-11-12T00:00:00Z");
    private static final String IN_SILENCE = "&from=2026-11-10T06:00:00Z&to=2026-11-11T06:00:00Z";

    @Autowired
    Plimsoll plimsoll;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    private MetricsDesk desk;
    private Words words;

    @BeforeEach
    @AfterEach
    void empty() {
        plimsoll.empty();
        jdbc.sql("""
                        delete from intake.voice
                         where origin = 'events'
                           and source_id = (select id from intake.source where name = 'github')
                        """).update();
        desk = new MetricsDesk(plimsoll);
        words = new Words(context);
    }

    @Test
    void daysWithoutAWordAreNotCountedAndSaid() throws Exception {
        tell("d1=a@4 d2=b@30");
        words.eachHour("events", BEGIN, SILENT).eachHour("events", AGAIN, END).look();

        var frequency = desk.measures().path("deployment_frequency");

        assertThat(frequency.path("days").asDouble()).isEqualTo(16, within(1e-6));
        assertThat(frequency.path("days_unheard").asDouble()).isEqualTo(2, within(1e-6));
        assertThat(frequency.path("value").asDouble()).isEqualTo(2 / 16.0, within(1e-6));
        assertThat(frequency.path("complete_weeks").asInt()).isEqualTo(1);
        assertThat(frequency.path("unheard").toString())
                .isEqualTo(
                        "[{\"from\":\"2026-11-10T00:00:00Z\",\"until\":\"2026-11-12T00:00:00Z\",\"sources\":[\"events\"]}]");
        assertThat(desk.measures("&service=pay")
                        .path("deployment_frequency")
                        .path("days")
                        .asDouble())
                .isEqualTo(16, within(1e-6));
        assertThat(page("/dora?from=2026-11-02&to=2026-11-19"))
                .contains("2 d without a word of events are not counted as days of the deployment frequency.");
    }

    @Test
    void whereEverySourceWasSilentNobodyCanKnow() throws Exception {
        tell("d1=a@4 d2=b@30");
        words.eachHour("events", BEGIN, SILENT).eachHour("events", AGAIN, END).look();

        var frequency = desk.measures(IN_SILENCE).path("deployment_frequency");

        assertThat(frequency.path("value").isNull()).isTrue();
        assertThat(frequency.path("reason").asString()).isEqualTo("sources_silent");
        assertThat(page("/dora?from=2026-11-11&to=2026-11-11"))
                .contains("No source said a word in this window", "1 d without a word of events");
    }

    @Test
    void theQuietWeekendsOfATeamThatWorksFromMondayToFridayCount() {
        tell("d1=a@4 d2=b@30");
        words.eachHourOfWork("events", BEGIN, END).look();

        var frequency = desk.measures().path("deployment_frequency");

        assertThat(frequency.path("days").asDouble()).isEqualTo(18, within(1e-6));
        assertThat(frequency.path("unheard")).isEmpty();
    }

    @Test
    void whatIsToldLaterOfASilenceFillsIt() {
        words.eachHourOfWork("events", BEGIN, Instant.parse("2026-11-06T17:00:00Z"))
                .eachHourOfWork("events", Instant.parse("2026-11-16T09:00:00Z"), END);
        tell("d1=a@4 d2=b@30");
        words.look();
        assertThat(daysUnheard()).isGreaterThan(9);

        tell("d3=c@220");

        assertThat(daysUnheard()).isZero();
    }

    @Test
    void oneSourceThatSpeaksIsEnough() {
        tell("d1=a@4 d2=b@30");
        words.eachHour("events", BEGIN, SILENT)
                .eachHour("events", AGAIN, END)
                .eachHour("github", BEGIN, END)
                .look();
        assertThat(daysUnheard()).isGreaterThan(1);

        jdbc.sql("insert into intake.voice select id, 'events' from intake.source where name = 'github'")
                .update();

        assertThat(daysUnheard()).isZero();
    }

    @Test
    void whoIsSilentNowIsSaidWithHowOftenItUsuallySpeaks() throws Exception {
        tell("d1=a@4 d2=b@30");
        words.eachHour("events", BEGIN, END).look();

        var silent = desk.measures().path("observed").path("silent");

        assertThat(silent).hasSize(1);
        assertThat(silent.get(0).path("source").asString()).isEqualTo("events");
        assertThat(silent.get(0).path("since").asString()).isEqualTo(END.toString());
        assertThat(silent.get(0).path("usual_pause_s").asDouble()).isEqualTo(3_600);
        assertThat(desk.measures("&as_of=2026-11-20T18:00:00Z").path("observed").path("silent"))
                .isEmpty();
        assertThat(page("/dora?from=2026-11-02&to=2026-11-19"))
                .contains("events is usually heard at least every 1 h; nothing for ");
    }

    private void tell(String history) {
        desk.tell(history);
        words.receivedAt(END);
    }

    private double daysUnheard() {
        return desk.measures().path("deployment_frequency").path("days_unheard").asDouble();
    }

    private String page(String address) throws Exception {
        var answer = mvc.perform(get(address).with(user(new SignedInPerson("ann", "ann", "", Role.VIEWER))))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(answer).text();
    }
}
