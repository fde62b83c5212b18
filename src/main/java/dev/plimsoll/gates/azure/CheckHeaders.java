package dev.plimsoll.gates.azure;

import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.GateRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a check says, all of it in headers. */
record CheckHeaders(HttpServletRequest request) {

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}){0,3}/?");
    private static final List<String> HUBS = List.of("Build", "Release", "Gates", "Checks");

    /**
     * Where the check waits.
     *
     * @throws GateRefusal if a header is missing, is none that Azure DevOps sends, or names a host that may not be told
     */
    WaitingCheck check(AzureProperties properties) {
        return new WaitingCheck(
                plan(properties), guid("ProjectId"), hub(), guid("PlanId"), guid("JobId"), guid("TaskInstanceId"));
    }

    /** @throws GateRefusal if it is none that could be sent back */
    String token() {
        var token = said("AuthToken");
        if (token == null || !token.matches("[!-~]{1,8000}")) {
            throw new GateRefusal("AuthToken", "Send the header AuthToken with $(system.AccessToken)");
        }
        return token;
    }

    /** What is asked for, once for each time that Azure DevOps begins the check. */
    GateAsk ask(String program, List<String> owners) {
        return ask(program, owners, "azure-%s-%s".formatted(guid("JobId"), guid("TaskInstanceId")));
    }

    /** What is asked again and again, and is one question of the run. */
    GateAsk askAgain(String program, List<String> owners) {
        var about = String.join("\n", text("Service"), text("Environment"), text("Sha"), text("Digest"));
        var key = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
        return ask(program, owners, "azure-sync-%s-%s".formatted(guid("PlanId"), key));
    }

    private GateAsk ask(String program, List<String> owners, String key) {
        var hands = new ArrayList<>(owners);
        var starter = said("TriggeredBy");
        if (starter != null) {
            hands.add(starter);
        }
        return new GateAsk(
                program,
                key,
                text("Service"),
                text("Environment"),
                List.of(),
                said("Sha"),
                said("Digest"),
                null,
                said("Ref"),
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                run(),
                hands,
                false);
    }

    private @Nullable String run() {
        var build = said("BuildId");
        var plan = said("PlanUrl");
        if (build == null || plan == null || !build.matches("[0-9]{1,18}") || !plan.matches("https://\\S{1,500}")) {
            return null;
        }
        return "%s/%s/_build/results?buildId=%s".formatted(plan.replaceAll("/+$", ""), guid("ProjectId"), build);
    }

    private URI plan(AzureProperties properties) {
        var plan = said("PlanUrl");
        try {
            var address = new URI(Objects.requireNonNullElse(plan, ""));
            var isPlain = address.getRawQuery() == null && address.getRawFragment() == null;
            if (properties.allows(address)
                    && isPlain
                    && PATH.matcher(Objects.requireNonNullElse(address.getRawPath(), ""))
                            .matches()) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw noPlan();
        }
        throw noPlan();
    }

    private static GateRefusal noPlan() {
        return new GateRefusal(
                "PlanUrl",
                "Send the header PlanUrl with $(system.CollectionUri); its host must be one of plimsoll.gates.azure.hosts");
    }

    private String hub() {
        var hub = text("HubName").toLowerCase(Locale.ROOT);
        return HUBS.stream()
                .filter(known -> known.toLowerCase(Locale.ROOT).equals(hub))
                .findFirst()
                .orElseThrow(() -> new GateRefusal(
                        "HubName", "Send the header HubName with $(system.HostType): build, release, gates or checks"));
    }

    private UUID guid(String name) {
        var text = text(name);
        if (!GUID.matcher(text).matches()) {
            throw new GateRefusal(name, "Send the header %s, which is a GUID, as the check offers it".formatted(name));
        }
        return UUID.fromString(text);
    }

    private String text(String name) {
        return Objects.requireNonNullElse(said(name), "");
    }

    /** A variable that Azure DevOps does not know stays as it is written, and says nothing. */
    private @Nullable String said(String name) {
        var value = request.getHeader(name);
        return value == null || value.isBlank() || value.startsWith("$(") ? null : value.strip();
    }
}
