package dev.plimsoll.notifications.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.plimsoll.access.Contact;
import dev.plimsoll.access.Contacts;
import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.notifications.Addresses;
import dev.plimsoll.notifications.Links;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.NotificationProperties;
import dev.plimsoll.notifications.Wishes;
import dev.plimsoll.testing.ListeningMailServer;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** What arrives at a mail server. */
class EmailChannelTests {

    private final ListeningMailServer server = new ListeningMailServer();
    private final Contacts contacts = mock(Contacts.class);
    private final Links links = Addresses.at("https://plimsoll.example.org/");

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void aPersonReadsWhatWaitsAsTextAndAsHtml() throws Exception {
        livesAt("ann@example.org");

        assertThat(channel(server.port()).deliver(message("gate-12-30"))).isEqualTo("taken for ann@example.org");

        var mail = mail(0);
        assertThat(mail.getSubject()).isEqualTo("pay 4fd03b9 to production");
        assertThat(mail.getFrom()[0]).hasToString("plimsoll@plimsoll.example.org");
        assertThat(mail.getAllRecipients()[0]).hasToString("ann@example.org");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("List-Id", null)).isEqualTo("Plimsoll <notifications.plimsoll.example.org>");
        assertThat(mail.getHeader("List-Unsubscribe", null))
                .isEqualTo("<https://plimsoll.example.org/me/notifications>");
        assertThat(text(mail, "text/plain"))
                .startsWith("Waits for a decision.")
                .contains("0 of 1 approvals")
                .contains("Decide by: tomorrow")
                .contains("https://plimsoll.example.org/approvals/12");
        assertThat(text(mail, "text/html"))
                .contains("href=\"https://plimsoll.example.org/approvals/12\"")
                .contains("&lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<form")
                .doesNotContain("<img");
    }

    @Test
    void allAboutOneRequestIsOneConversationAndEachMessageKeepsItsId() throws Exception {
        livesAt("ann@example.org");
        var channel = channel(server.port());

        channel.deliver(message("gate-12-30"));
        channel.deliver(message("gate-12-30"));
        channel.deliver(message("gate-12-31"));

        assertThat(mail(0).getMessageID()).isEqualTo("<gate-12-30.7@plimsoll.example.org>");
        assertThat(mail(1).getMessageID()).isEqualTo(mail(0).getMessageID());
        assertThat(mail(2).getMessageID()).isNotEqualTo(mail(0).getMessageID());
        assertThat(mail(2).getHeader("References", null)).isEqualTo("<gate-12@plimsoll.example.org>");
        assertThat(mail(2).getHeader("References", null)).isEqualTo(mail(0).getHeader("References", null));
        assertThat(mail(2).getSubject()).isEqualTo(mail(0).getSubject());
    }

    @Test
    void anAddressThatTheServerDoesNotKnowIsNotTriedAgain() {
        livesAt("unknown@example.org");

        assertThatThrownBy(() -> channel(server.port()).deliver(message("gate-12-30")))
                .isInstanceOf(Undeliverable.class)
                .hasMessageStartingWith("The mail server refuses the address:");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() {
        livesAt("ann@example.org");

        assertThatThrownBy(() -> channel(1).deliver(message("gate-12-30"))).isInstanceOf(IOException.class);
    }

    @Test
    void whoeverHasLeftGetsNothing() {
        given(contacts.of(List.of(7L))).willReturn(List.of());

        assertThatThrownBy(() -> channel(server.port()).deliver(message("gate-12-30")))
                .isInstanceOf(Undeliverable.class);
        assertThat(server.taken).isEmpty();
    }

    private EmailChannel channel(int port) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var factory = new StaticListableBeanFactory(Map.of("sender", sender));
        var letterhead = new Letterhead(links, properties(), templates());
        return new EmailChannel(
                factory.getBeanProvider(JavaMailSender.class), letterhead, links, contacts, mock(Wishes.class));
    }

    private void livesAt(String mailbox) {
        given(contacts.of(List.of(7L))).willReturn(List.of(new Contact(7, "ann", "Ann", List.of(mailbox))));
    }

    private static NotificationProperties properties() {
        return new NotificationProperties(
                Duration.ofSeconds(1),
                Duration.ofDays(90),
                "off",
                Duration.ofSeconds(10),
                new NotificationProperties.Email(null),
                new NotificationProperties.Slack(List.of("hooks.slack.com")),
                new NotificationProperties.Webhook(List.of()));
    }

    private static SpringTemplateEngine templates() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        var engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }

    private static Message message(String key) {
        var notice = new Notice(
                key,
                "gate-12",
                "gate.requested",
                "pay 4fd03b9 to production",
                "Waits for a decision",
                "0 of 1 approvals <b>bold</b>",
                Map.of("Decide by", "tomorrow"),
                "/approvals/12",
                true,
                false,
                Map.of(),
                Instant.parse("2026-11-20T09:00:00Z"));
        return new Message(1, "email", 7, notice, "delivering", 1, notice.at(), null, null, null);
    }

    private MimeMessage mail(int n) throws Exception {
        var bytes = server.taken.get(n).getBytes(StandardCharsets.US_ASCII);
        return new MimeMessage(null, new ByteArrayInputStream(bytes));
    }

    /** The text of the part of a type, wherever it is. */
    private static String text(Part part, String type) throws Exception {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (var n = 0; n < parts.getCount(); n++) {
                var text = text(parts.getBodyPart(n), type);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
