package dev.plimsoll.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One Plimsoll at a time per folder. The lock is the kernel's: it ends with the process, however that ends. */
final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home) throws IOException {
        try {
            Files.createDirectories(home);
            var channel = FileChannel.open(
                    home.resolve("plimsoll.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new PostgresUnusable(
                        "Another Plimsoll is already using %s.".formatted(home),
                        "Stop it, or set PLIMSOLL_HOME to another folder.");
            }
            return new HomeLock(channel);
        } catch (AccessDeniedException e) {
            throw unusable(home, "may not be written by this user", e);
        } catch (FileSystemException e) {
            throw unusable(home, String.valueOf(e.getReason() == null ? "is not a folder" : e.getReason()), e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static PostgresUnusable unusable(Path home, String why, Exception cause) {
        return new PostgresUnusable(
                "Plimsoll keeps its database in %s, but that cannot be used: %s.".formatted(home, why),
                "Give this user the folder, or set PLIMSOLL_HOME to one that it may write.",
                cause);
    }
}
