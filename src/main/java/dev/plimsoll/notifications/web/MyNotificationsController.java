package dev.plimsoll.notifications.web;

import dev.plimsoll.access.Contacts;
import dev.plimsoll.notifications.EmailWish;
import dev.plimsoll.notifications.NotificationProperties;
import dev.plimsoll.notifications.Wishes;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a person gets, as he or she wants it. */
@Controller
@RequestMapping("/me/notifications")
class MyNotificationsController {

    private final Contacts contacts;
    private final Wishes wishes;
    private final NotificationProperties properties;

    MyNotificationsController(Contacts contacts, Wishes wishes, NotificationProperties properties) {
        this.contacts = contacts;
        this.wishes = wishes;
        this.properties = properties;
    }

    @GetMapping
    String page(Principal me, Model model) {
        var contact = contacts.of(me.getName());
        if (contact.isEmpty()) {
            return "redirect:/now";
        }
        model.addAttribute("contact", contact.get());
        model.addAttribute("wish", wishes.email(contact.get().id()));
        model.addAttribute("wishes", EmailWish.values());
        model.addAttribute("digest", wishes.digest(contact.get().id()));
        model.addAttribute("hasDigest", properties.hasDigest());
        return "notifications/mine";
    }

    /** A word that is no wish changes nothing. */
    @PostMapping
    String wish(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String digest,
            Principal me,
            RedirectAttributes next) {
        var contact = contacts.of(me.getName());
        var wish = EmailWish.of(email);
        if (contact.isPresent() && wish.isPresent()) {
            wishes.wish(contact.get().id(), wish.get());
            wishes.wishDigest(contact.get().id(), digest.equals("weekly"));
            next.addFlashAttribute("told", true);
        }
        return "redirect:/me/notifications";
    }
}
