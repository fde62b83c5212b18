package dev.plimsoll.house;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests that templates keep to {@link TemplateRules}. */
class TemplateRulesTests {

    @Test
    void everyTemplateKeepsTheRules() {
        ProjectFiles.texts("frontend/templates", ".html")
                .forEach((file, html) -> assertThat(TemplateRules.broken(html))
                        .as(file.toString())
                        .isEmpty());
    }

    @Test
    void aGoodFormBreaksNothing() {
        assertThat(TemplateRules.broken(
                        "<form method=\"post\" th:action=\"@{/sources}\" th:attr=\"hx-post=@{/sources}\"></form>"))
                .isEmpty();
    }

    @Test
    void whatACarelessTemplateMayContainIsSeen() {
        var careless = """
                <div style="color: red" onclick="go()" th:utext="${text}"><script>go()</script>
                  <a href="https://elsewhere.test/">there</a><button hx-post="/go">Go</button>
                  <form method="post" action="/go"></form></div>
                """;

        assertThat(TemplateRules.broken(careless)).hasSize(7);
    }
}
