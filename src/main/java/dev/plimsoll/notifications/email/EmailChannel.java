package dev.plimsoll.notifications.email;

import dev.plimsoll.access.Contact;
import dev.plimsoll.access.Contacts;
import dev.plimsoll.gates.outbox.Undeliverable;
import dev.plimsoll.notifications.Channel;
import dev.plimsoll.notifications.EmailWish;
import dev.plimsoll.notifications.Links;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Notice;
import dev.plimsoll.notifications.Wishes;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Writes to people: each to his or her own address, and only what he or she wants. */
@Component
class EmailChannel implements Channel {

    private final @Nullable JavaMailSender sender;
    private final Letterhead letterhead;
    private final Links links;
    private final Contacts contacts;
    private final Wishes wishes;

    EmailChannel(
            ObjectProvider<JavaMailSender> sender,
            Letterhead letterhead,
            Links links,
            Contacts contacts,
            Wishes wishes) {
        this.sender = sender.getIfAvailable();
        this.letterhead = letterhead;
        this.links = links;
        this.contacts = contacts;
        this.wishes = wishes;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public String title() {
        return "E-mail";
    }

    @Override
    public boolean isOn() {
        return sender != null;
    }

    @Override
    public String setup() {
        if (!isOn()) {
            return "Set spring.mail.host to your mail server, and start Plimsoll again.";
        }
        return links.isKnown()
                ? "From %s. All about one request is one conversation.".formatted(letterhead.from())
                : "From %s, without links until plimsoll.base-url says where Plimsoll is.".formatted(letterhead.from());
    }

    @Override
    public List<Long> receivers(Notice notice, Set<Long> people) {
        if (people.isEmpty()) {
            return List.of();
        }
        var wanted = wishes.email(people);
        return contacts.of(people).stream()
                .filter(contact -> !contact.addresses().isEmpty())
                .map(Contact::id)
                .filter(person -> wanted.getOrDefault(person, EmailWish.ALL).takes(notice))
                .toList();
    }

    @Override
    public String nameOf(long receiver) {
        return contacts.of(List.of(receiver)).stream()
                .findFirst()
                .map(Contact::displayName)
                .orElse("somebody who has left");
    }

    @Override
    public String deliver(Message message) throws IOException {
        if (sender == null) {
            throw new Undeliverable("E-mail is switched off: spring.mail.host is not set");
        }
        var contact = contacts.of(List.of(message.receiver())).stream()
                .findFirst()
                .filter(one -> !one.addresses().isEmpty())
                .orElseThrow(() -> new Undeliverable("No address of this person is known any more"));
        var mail = sender.createMimeMessage();
        try {
            letterhead.write(mail, message, contact);
            sender.send(mail);
            return "taken for " + contact.addresses().get(0);
        } catch (MailSendException e) {
            throw refusal(e);
        } catch (MailException | MessagingException e) {
            throw new IOException(firstLine(e), e);
        }
    }

    /** An address that does not exist will not exist in an hour either. */
    private static IOException refusal(MailSendException failure) {
        for (var cause : failure.getFailedMessages().values()) {
            if (cause instanceof SendFailedException refused
                    && refused.getInvalidAddresses() != null
                    && refused.getInvalidAddresses().length > 0) {
                throw new Undeliverable("The mail server refuses the address: " + firstLine(refused));
            }
        }
        return new IOException(firstLine(failure), failure);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
