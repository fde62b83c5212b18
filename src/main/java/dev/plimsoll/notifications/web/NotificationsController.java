package dev.plimsoll.notifications.web;

import dev.plimsoll.notifications.Channel;
import dev.plimsoll.notifications.Doors;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Messages;
import dev.plimsoll.notifications.ReceiverRefused;
import dev.plimsoll.notifications.Receivers;
import dev.plimsoll.notifications.TestMessages;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The channels by which people and tools are told, for administrators: what is on, what arrived and what did not. */
@Controller
@RequestMapping("/settings/notifications")
class NotificationsController {

    private static final int MOST = 30;

    private final List<Channel> channels;
    private final Map<String, Doors> doors;
    private final Receivers receivers;
    private final Messages messages;
    private final TestMessages tests;

    NotificationsController(
            List<Channel> channels, List<Doors> doors, Receivers receivers, Messages messages, TestMessages tests) {
        this.channels = channels;
        this.doors = doors.stream().collect(Collectors.toMap(Doors::channel, Function.identity()));
        this.receivers = receivers;
        this.messages = messages;
        this.tests = tests;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("channels", channels.stream().map(this::view).toList());
        model.addAttribute("failed", lines(messages.failed(MOST)));
        model.addAttribute("newest", lines(messages.newest(MOST)));
        return "notifications/notifications";
    }

    /** Answers with the page itself where there is a secret: it is nowhere but on it. */
    @PostMapping("/receivers")
    String add(ReceiverForm form, Principal person, HttpServletResponse response, Model model) {
        try {
            var kind = doors.get(form.channel());
            if (kind == null) {
                throw new ReceiverRefused("There is no such channel");
            }
            var door = kind.open(form.address());
            receivers.add(kind.channel(), form.typedName(), door, person.getName());
            model.addAttribute("secret", door.secret());
            model.addAttribute("told", "Added. Send a test message to see whether it arrives.");
        } catch (ReceiverRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("refusal", refused.getMessage());
            model.addAttribute("typed", form);
        }
        return page(model);
    }

    @PostMapping("/receivers/{id:\\d{1,18}}/removal")
    String remove(@PathVariable long id, RedirectAttributes next) {
        receivers.remove(id);
        next.addFlashAttribute("told", "Removed. Its address and its secret are forgotten.");
        return "redirect:/settings/notifications";
    }

    @PostMapping("/receivers/{id:\\d{1,18}}/digest")
    String digest(@PathVariable long id, @RequestParam(defaultValue = "") String wanted, RedirectAttributes next) {
        receivers.wantDigest(id, wanted.equals("true"));
        next.addFlashAttribute(
                "told", wanted.equals("true") ? "It gets the digest of each week." : "It gets no digest any more.");
        return "redirect:/settings/notifications";
    }

    @PostMapping("/{channel}/test")
    String test(@PathVariable String channel, Principal person, RedirectAttributes next) {
        next.addFlashAttribute("told", tests.send(channel, person.getName()));
        return "redirect:/settings/notifications";
    }

    @PostMapping("/messages/{id:\\d{1,18}}/retry")
    String retry(@PathVariable long id, RedirectAttributes next) {
        next.addFlashAttribute(
                "told", messages.retry(id) ? "It is tried again now." : "It is not among those that were given up.");
        return "redirect:/settings/notifications";
    }

    private ChannelView view(Channel channel) {
        return ChannelView.of(
                channel,
                doors.containsKey(channel.name()),
                receivers.of(channel.name()),
                messages.last(channel.name()).orElse(null));
    }

    private List<MessageLine> lines(List<Message> some) {
        var byName = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        return some.stream()
                .map(message -> {
                    var channel = byName.get(message.channel());
                    return new MessageLine(
                            message,
                            channel == null ? message.channel() : channel.title(),
                            channel == null ? "" : channel.nameOf(message.receiver()));
                })
                .toList();
    }
}
