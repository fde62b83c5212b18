package dev.plimsoll.access.providers;

import dev.plimsoll.access.DeclaredProvider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;

/** What GitHub knows of the person whose token is shown: GET /user/emails and GET /user/teams, at most 1000 teams. */
@Component
class GitHubApi {

    private static final ParameterizedTypeReference<List<Map<String, Object>>> JSON_LIST =
            new ParameterizedTypeReference<>() {};

    private static final int PAGE_SIZE = 100;
    private static final int MOST_PAGES = 10;

    private final ProviderHttp http;

    GitHubApi(ProviderHttp http) {
        this.http = http;
    }

    Optional<String> verifiedEmail(DeclaredProvider provider, String token) {
        return get(provider, "/user/emails", token).stream()
                .map(Claims::new)
                .filter(email -> email.isTrue("primary") && email.isTrue("verified"))
                .flatMap(email -> email.text("email").stream())
                .findFirst();
    }

    Set<String> teams(DeclaredProvider provider, String token) {
        var teams = new LinkedHashSet<String>();
        for (var page = 1; page <= MOST_PAGES; page++) {
            var found = get(provider, "/user/teams?per_page=%d&page=%d".formatted(PAGE_SIZE, page), token);
            found.forEach(team -> name(team).ifPresent(teams::add));
            if (found.size() < PAGE_SIZE) {
                break;
            }
        }
        return teams;
    }

    private static Optional<String> name(Map<String, Object> team) {
        return team.get("organization") instanceof Map<?, ?> organisation
                        && organisation.get("login") instanceof String owner
                ? new Claims(team).text("slug").map(slug -> owner + "/" + slug)
                : Optional.empty();
    }

    private List<Map<String, Object>> get(DeclaredProvider provider, String path, String token) {
        var list = http.json()
                .get()
                .uri(Discovery.api(provider.address()) + path)
                .headers(headers -> headers.setBearerAuth(token))
                .retrieve()
                .body(JSON_LIST);
        return list == null ? List.of() : list;
    }
}
