package dev.plimsoll.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a command and waits for it. */
final class Command {

    private Command() {}

    /**
     * Returns what the command printed.
     *
     * @throws CommandFailed if it ends with another status than 0, or not in time
     */
    static String run(List<String> command, int seconds) throws InterruptedException {
        try {
            // A file and not a pipe: the server that pg_ctl leaves behind would hold a pipe open for ever.
            var output = Files.createTempFile("plimsoll-", ".out");
            try {
                var builder =
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
                builder.environment().put("LC_ALL", "C");
                builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
                var process = builder.start();
                process.getOutputStream().close();
                var isDone = process.waitFor(seconds, TimeUnit.SECONDS);
                var printed = Files.readString(output, StandardCharsets.ISO_8859_1);
                if (!isDone) {
                    process.destroyForcibly();
                    throw new CommandFailed(command, "did not end within %d s".formatted(seconds), printed);
                }
                if (process.exitValue() != 0) {
                    throw new CommandFailed(command, "ended with status " + process.exitValue(), printed);
                }
                return printed;
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new CommandFailed(command, "could not be run", String.valueOf(e.getMessage()));
        }
    }

    static boolean works(List<String> command) throws InterruptedException {
        try {
            run(command, 10);
            return true;
        } catch (CommandFailed e) {
            return false;
        }
    }

    /** A command did not do what it was asked for. */
    static final class CommandFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String printed;

        CommandFailed(List<String> command, String how, String printed) {
            super("%s %s: %s".formatted(String.join(" ", command), how, printed.strip()));
            this.printed = printed;
        }

        String printed() {
            return printed;
        }
    }
}
