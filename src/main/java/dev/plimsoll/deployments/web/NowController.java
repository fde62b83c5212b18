package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;

/** What runs where: the whole page, and the parts of it that renew themselves. */
@Controller
class NowController {

    private final Now now;
    private final Peek peek;
    private final Clock clock;

    NowController(Now now, Peek peek, Clock clock) {
        this.now = now;
        this.peek = peek;
        this.clock = clock;
    }

    @ModelAttribute("ask")
    NowAsk ask(
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "") List<String> env,
            @RequestParam(required = false) @Nullable String peek,
            @RequestParam(required = false) @Nullable String at,
            ZoneId zone) {
        return new NowAsk(team, show, q, env, peek, AsOf.of(at, zone, clock.instant()));
    }

    @GetMapping("/now")
    String page(@ModelAttribute("ask") NowAsk ask, Model model) {
        return whole(now.view(ask), model);
    }

    /** One row, for a page that heard of a change; an unchanged one costs no rendering. */
    @GetMapping("/now/rows/{service}")
    @Nullable
    String row(
            @PathVariable String service,
            @ModelAttribute("ask") NowAsk ask,
            WebRequest request,
            HttpServletResponse response,
            Model model) {
        var row = now.row(service, ask).orElseThrow(() -> new UnknownService(service, List.of()));
        response.setHeader(
                "Cache-Control", CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader("Vary", "Cookie");
        if (request.checkNotModified(version(row, ask, request))) {
            return null;
        }
        model.addAttribute("row", row);
        return "deployments/now-row :: row";
    }

    /** The sentences above the matrix; or the whole page, if the matrix has another row or column by now. */
    @GetMapping("/now/attention")
    String attention(
            @ModelAttribute("ask") NowAsk ask,
            @RequestParam(defaultValue = "") String shape,
            HttpServletResponse response,
            Model model) {
        var view = now.view(ask);
        if (view.shape().equals(shape)) {
            model.addAttribute("view", view);
            return "deployments/now-attention :: renewed";
        }
        response.setHeader("HX-Retarget", "#page");
        response.setHeader("HX-Reselect", "#page");
        response.setHeader("HX-Reswap", "outerHTML");
        return whole(view, model);
    }

    @GetMapping("/peek/{service}")
    String peek(
            @PathVariable String service,
            @RequestParam String environment,
            @ModelAttribute("ask") NowAsk ask,
            Model model) {
        model.addAttribute("peek", peek.at(service, environment, ask.at()));
        return "deployments/now-peek :: peek";
    }

    @GetMapping("/peek")
    String closed() {
        return "deployments/now-peek :: peek";
    }

    private String whole(NowView view, Model model) {
        var environment = view.ask().peekEnvironment();
        var peeked = view.peeked();
        model.addAttribute("view", view);
        model.addAttribute(
                "peek",
                peeked == null || environment == null
                        ? null
                        : peek.at(peeked, environment, view.ask().at()));
        return "deployments/now";
    }

    /** Changes with what the row shows and with the reader's zone, which is in a cookie. */
    private static String version(MatrixRow row, NowAsk ask, WebRequest request) {
        var shown = row + "|" + ask + "|" + request.getHeader("Cookie");
        return DigestUtils.md5DigestAsHex(shown.getBytes(UTF_8));
    }
}
