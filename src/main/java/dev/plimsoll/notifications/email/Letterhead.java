package dev.plimsoll.notifications.email;

import dev.plimsoll.access.Contact;
import dev.plimsoll.notifications.Links;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.NotificationProperties;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Writes a message as an e-mail, once as plain text and once as simple HTML.
 *
 * <p>All about one thing has the same subject and refers to the same first message, so mail programs show it as one
 * conversation. Its links carry no power: whoever follows one signs in, and only looks.
 */
@Component
class Letterhead {

    private static final int LONGEST_SUBJECT = 150;

    private final Links links;
    private final NotificationProperties properties;
    private final ITemplateEngine templates;

    Letterhead(Links links, NotificationProperties properties, ITemplateEngine templates) {
        this.links = links;
        this.properties = properties;
        this.templates = templates;
    }

    String from() {
        return Objects.requireNonNullElse(properties.email().from(), "plimsoll@" + links.host());
    }

    void write(MimeMessage mail, Message message, Contact contact) throws MessagingException {
        var notice = message.notice();
        var helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
        helper.setFrom(new InternetAddress(from(), true));
        helper.setTo(new InternetAddress(contact.addresses().get(0), true));
        helper.setSubject(subject(notice));
        helper.setSentDate(Date.from(notice.at()));
        helper.setText(text(notice), html(notice));
        var thread = "<%s@%s>".formatted(notice.thread(), links.host());
        mail.setHeader("References", thread);
        mail.setHeader("In-Reply-To", thread);
        mail.setHeader("List-Id", "Plimsoll <notifications.%s>".formatted(links.host()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        var wishes = links.link("/me/notifications");
        if (wishes != null) {
            mail.setHeader("List-Unsubscribe", "<%s>".formatted(wishes));
        }
        mail.setHeader("Message-ID", "<%s.%d@%s>".formatted(notice.key(), message.receiver(), links.host()));
    }

    private static String subject(Notice notice) {
        var topic = notice.topic().replaceAll("\\p{Cntrl}+", " ");
        return topic.length() <= LONGEST_SUBJECT ? topic : topic.substring(0, LONGEST_SUBJECT) + "…";
    }

    private String text(Notice notice) {
        var text = new StringBuilder(notice.headline())
                .append(".\n")
                .append(notice.topic())
                .append('\n');
        if (!notice.text().isBlank()) {
            text.append('\n').append(notice.text()).append('\n');
        }
        text.append('\n');
        notice.facts().forEach((name, value) -> text.append("%s: %s\n".formatted(name, value)));
        var link = links.link(notice.path());
        if (link != null) {
            text.append("\n%s: %s\n".formatted(invitation(notice), link));
        }
        var wishes = links.link("/me/notifications");
        if (wishes != null) {
            text.append("\nWhat you get is yours to say: ").append(wishes).append('\n');
        }
        return text.toString();
    }

    private static String invitation(Notice notice) {
        return notice.event().equals(Notice.DIGEST)
                ? "See in Plimsoll what stands behind it"
                : "Read it in Plimsoll, and decide there";
    }

    private String html(Notice notice) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("notice", notice);
        context.setVariable("invitation", invitation(notice));
        context.setVariable("link", links.link(notice.path()));
        context.setVariable("wishes", links.link("/me/notifications"));
        return templates.process("notifications/mail", context);
    }
}
