package dev.plimsoll.postgres;

import java.util.Locale;

/** The machine, in the words of the archives that PostgreSQL comes in. */
final class Platform {

    private Platform() {}

    static boolean isWindows() {
        return name().startsWith("windows");
    }

    static boolean isLinux() {
        return name().equals("linux");
    }

    static boolean isRoot() {
        return isLinux() && "root".equals(System.getProperty("user.name"));
    }

    static String family() {
        return isWindows() ? "windows" : isLinux() ? "linux" : "darwin";
    }

    static String architecture() {
        var machine = System.getProperty("os.arch");
        return switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
    }

    private static String name() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
