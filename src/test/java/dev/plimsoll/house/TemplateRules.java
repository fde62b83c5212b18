package dev.plimsoll.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What a template may not contain, so that the Content-Security-Policy holds and every page works without script. */
final class TemplateRules {

    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "th:href", "th:src", "th:action");

    private TemplateRules() {}

    static List<String> broken(String html) {
        var parser = Parser.htmlParser().setTrackErrors(20);
        var document = Jsoup.parse(html, "", parser);
        var broken = new ArrayList<String>();
        for (var element : document.getAllElements()) {
            attributes(element, broken);
            if (element.normalName().equals("script") && !element.data().isBlank()) {
                broken.add("an inline script");
            }
            if (element.normalName().equals("style")) {
                broken.add("an inline style sheet");
            }
            if (element.normalName().equals("form")) {
                form(element, broken);
            }
        }
        return broken;
    }

    private static void attributes(Element element, List<String> broken) {
        for (var attribute : element.attributes()) {
            var name = attribute.getKey();
            if (name.equals("style") || name.equals("th:style")) {
                broken.add("an inline style on " + element.normalName());
            }
            if (name.startsWith("on") || name.startsWith("th:on") || name.startsWith("hx-on")) {
                broken.add("a script in the attribute " + name);
            }
            if (name.equals("th:utext")) {
                broken.add("th:utext, which lets a sender write our page");
            }
            if (ADDRESSES.contains(name) && attribute.getValue().matches("(?i)(https?:)?//.*|javascript:.*")) {
                broken.add("an address elsewhere: " + attribute.getValue());
            }
            if (name.matches("(th:)?hx-(post|put|delete|patch)")
                    && !element.normalName().equals("form")) {
                broken.add(name + " without a form that works without script");
            }
        }
    }

    private static void form(Element form, List<String> broken) {
        if (!form.hasAttr("method")) {
            broken.add("a form without a method");
        }
        if (form.attr("method").equalsIgnoreCase("post") && !form.hasAttr("th:action")) {
            broken.add("a form that changes something without th:action, and so without the token against forgery");
        }
    }
}
