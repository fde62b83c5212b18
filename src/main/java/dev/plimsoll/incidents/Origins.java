package dev.plimsoll.incidents;

/** What people call those who speak to us. */
final class Origins {

    private Origins() {}

    static String title(String origin) {
        return switch (origin) {
            case "events" -> "Event API";
            case "github.com" -> "GitHub";
            case "gitlab.com" -> "GitLab";
            default -> origin;
        };
    }
}
